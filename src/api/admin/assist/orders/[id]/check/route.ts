import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkOrder } from "../../../../../../owner/moves/check-order"
import type { MoveMoneyAnswer } from "../../../contract"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> {
  res.json(await checkOrder(req.scope, req.params["id"] ?? ""))
}
