import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { Overview } from "../../../../owner/admin-api"
import { type OverviewQuery, readOverview } from "../../../../owner/overview/read-overview"
import { withRefusals } from "../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<Overview>): Promise<void> => {
    res.json(await readOverview(req.scope, req.validatedQuery as z.infer<typeof OverviewQuery>))
  },
)
