import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { releaseWish } from "../../../../../../owner/moves/release-payment"
import type { MoveMoneyAnswer } from "../../../contract"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> {
  res.json(await releaseWish(req.scope, req.params["id"] ?? ""))
}
