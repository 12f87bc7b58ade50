import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { type DiscrepancyQuery, listDiscrepancies } from "../../../../owner/discrepancies/list-discrepancies"
import type { DiscrepancyList } from "../contract"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<DiscrepancyList>): Promise<void> {
  res.json(await listDiscrepancies(req.scope, req.validatedQuery as z.infer<typeof DiscrepancyQuery>))
}
