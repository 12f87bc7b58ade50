import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer, ResolveDiscrepancyRequest } from "../../../../../owner/admin-api"
import { resolveDiscrepancy } from "../../../../../owner/discrepancies/resolve-discrepancy"
import { withRefusals } from "../../with-refusals"

/**
 * Carries out what a person chose for a discrepancy, and answers with what stands afterwards. One that is closed already is left as
 * it is.
 *
 * @example
 * ```sh
 * assist -X POST $API/admin/assist/discrepancies/asdis_01K… -d '{"action": "accept", "note": "called the customer"}'
 * ```
 * @throws 400: the action is not one of its `actions`, or it was refused as a capture, refund or release is.
 * @throws 404: there is no such discrepancy.
 * @throws 500 with `assist_outcome_unknown`: Assist did not answer. **Do not repeat it**; look at the order.
 */
export const POST = withRefusals(
  async (
    req: AuthenticatedMedusaRequest<ResolveDiscrepancyRequest>,
    res: MedusaResponse<MoveMoneyAnswer>,
  ): Promise<void> => {
    res.json(await resolveDiscrepancy(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
  },
)
