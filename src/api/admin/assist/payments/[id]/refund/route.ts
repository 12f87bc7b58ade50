import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyInput } from "../../../../../../owner/moves/move-money-body"
import { refundWish } from "../../../../../../owner/moves/refund-payment"
import type { MoveMoneyAnswer } from "../../../contract"

export async function POST(
  req: AuthenticatedMedusaRequest<MoveMoneyInput>,
  res: MedusaResponse<MoveMoneyAnswer>,
): Promise<void> {
  res.json(await refundWish(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
}
