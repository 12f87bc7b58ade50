import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Agreement } from "../../../../../../owner/admin-api"
import { cancelAgreement } from "../../../../../../owner/agreements/cancel-agreement"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ agreement: Agreement }>): Promise<void> => {
    res.json({ agreement: await cancelAgreement(req.scope, req.params["id"] ?? "", req.auth_context.actor_id) })
  },
)
