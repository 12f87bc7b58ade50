import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { type ReconciliationQuery, reconcile } from "../../../../owner/reconciliation/reconcile"
import { reconciliationCsv } from "../../../../owner/reconciliation/reconciliation-csv"

/** One day of Assist's operations against Medusa's books, as JSON or as a table for a spreadsheet. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { format, lang, ...day } = req.validatedQuery as z.infer<typeof ReconciliationQuery>
  const report = await reconcile(req.scope, day)
  res.setHeader("Cache-Control", "no-store")
  if (format !== "csv") {
    res.json(report)
    return
  }
  const name = `assist-${report.provider_id.replace(/[^\w-]/g, "_")}-${report.date}.csv`
  res.setHeader("Content-Disposition", `attachment; filename="${name}"`)
  res.type("text/csv; charset=utf-8").send(reconciliationCsv(report, lang ?? "ru"))
}
