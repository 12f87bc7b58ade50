import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { type ReconciliationQuery, reconcile, reconcileAll } from "../../../../owner/reconciliation/reconcile"
import { reconciliationCsv } from "../../../../owner/reconciliation/reconciliation-csv"
import { withRefusals } from "../with-refusals"

/** One day of Assist's operations against Medusa's books, as JSON or as a table for a spreadsheet. */
export const GET = withRefusals(async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
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
})

/** Once the table has begun its status is sent: what goes wrong then cuts the file off, which a browser shows as failed. */
async function send(table: Readable, res: MedusaResponse): Promise<void> {
  try {
    await pipeline(table, res)
  } catch (error) {
    if (!res.headersSent) throw error
    res.destroy()
  }
}
