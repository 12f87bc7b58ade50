import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { MoveMoneyAnswer } from "../../../../../owner/admin-api"
import { type ResolveDiscrepancyBody, resolveDiscrepancy } from "../../../../../owner/discrepancies/resolve-discrepancy"
import { withRefusals } from "../../with-refusals"

export const POST = withRefusals(
  async (
    req: AuthenticatedMedusaRequest<z.infer<typeof ResolveDiscrepancyBody>>,
    res: MedusaResponse<MoveMoneyAnswer>,
  ): Promise<void> => {
    res.json(await resolveDiscrepancy(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
  },
)
