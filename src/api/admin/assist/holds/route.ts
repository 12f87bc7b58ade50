import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { HoldList } from "../../../../owner/admin-api"
import { type HoldQuery, listHolds } from "../../../../owner/holds/list-holds"
import { withRefusals } from "../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<HoldList>): Promise<void> => {
    res.json(await listHolds(req.scope, req.validatedQuery as z.infer<typeof HoldQuery>))
  },
)
