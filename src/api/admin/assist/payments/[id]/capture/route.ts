import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer } from "../../../../../../owner/admin-api"
import { capturePayment } from "../../../../../../owner/money/capture-payment"
import type { MoveMoneyInput } from "../../../../../../owner/money/move-money-body"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest<MoveMoneyInput>, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await capturePayment(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
  },
)
