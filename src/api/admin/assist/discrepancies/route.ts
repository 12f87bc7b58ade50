import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { DiscrepancyList } from "../../../../owner/admin-api"
import { type DiscrepancyQuery, listDiscrepancies } from "../../../../owner/discrepancies/list-discrepancies"
import { withRefusals } from "../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<DiscrepancyList>): Promise<void> => {
    res.json(await listDiscrepancies(req.scope, req.validatedQuery as z.infer<typeof DiscrepancyQuery>))
  },
)
