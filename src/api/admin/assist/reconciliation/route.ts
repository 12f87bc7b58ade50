import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { Reconciliation } from "../../../../owner/admin-api"
import { type ReconciliationQuery, reconcile, reconcileAll } from "../../../../owner/reconciliation/reconcile"
import { reconciliationCsv } from "../../../../owner/reconciliation/reconciliation-csv"
import { withRefusals } from "../with-refusals"

/**
 * One day of Assist's operations (`resultbydate`) against what Medusa booked that day, one row per order number. Test payments are
 * left out unless the option `testMode` is on. What Assist did just before midnight and Medusa booked just after it differs on both
 * days.
 *
 * Two days are kept for ten minutes, in the process that compared them: with `as_of`, other pages and the CSV show the same
 * comparison and ask Assist nothing. Another process, or a later question, compares anew.
 *
 * `format=csv` answers with a table for a spreadsheet, every row whatever `limit` says, written as it is read: UTF-8 with a byte
 * order mark, `;` between cells, a comma before the kopecks, billnumbers as text. Cells that would run as a formula are defused.
 *
 * A busy day is read in several questions, one at a time and behind calls that move money: each as long as the last answers allow,
 * down to a minute. Of an operation only its sums per order number stay in memory.
 * @throws 400: the day is no day or has not begun; it has more than 500 000 operations; or one minute alone is larger than the
 * gateway client's `maxReportBytes`. Then Assist's cabinet has the register.
 * @throws 404: there is no such provider entry.
 * @throws 500: Assist could not be asked. Codes: those of *Asking Assist* in docs/error-codes.md.
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<Reconciliation>): Promise<void> => {
    const { format, lang, ...wanted } = req.validatedQuery as z.infer<typeof ReconciliationQuery>
    res.setHeader("Cache-Control", "no-store")
    if (format !== "csv") {
      res.json(await reconcile(req.scope, wanted))
      return
    }
    const rows = await reconcileAll(req.scope, wanted)
    const name = `assist-${wanted.provider_id.replace(/[^\w-]/g, "_")}-${wanted.date}.csv`
    res.setHeader("Content-Disposition", `attachment; filename="${name}"`)
    res.type("text/csv; charset=utf-8")
    await send(Readable.from(reconciliationCsv(rows, lang ?? "ru")), res)
  },
)

/** Once the table has begun its status is sent: what goes wrong then cuts the file off, which a browser shows as failed. */
async function send(table: Readable, res: MedusaResponse<never>): Promise<void> {
  try {
    await pipeline(table, res)
  } catch (error) {
    if (!res.headersSent) throw error
    res.destroy()
  }
}
