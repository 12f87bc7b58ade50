import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer } from "../../../../../../owner/admin-api"
import { releasePayment } from "../../../../../../owner/money/release-payment"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await releasePayment(req.scope, req.params["id"] ?? ""))
  },
)
