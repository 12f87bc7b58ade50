import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CanceledAgreement } from "../../../../../../owner/admin-api"
import { cancelAgreement } from "../../../../../../owner/agreements/cancel-agreement"
import { withRefusals } from "../../../with-refusals"

/**
 * Ends an agreement. Nothing is taken under it any more; payments made before stay as they are. It needs what canceling an order needs.
 * @throws 404: there is no such agreement.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<CanceledAgreement>): Promise<void> => {
    res.json({ agreement: await cancelAgreement(req.scope, req.params["id"] ?? "", req.auth_context.actor_id) })
  },
)
