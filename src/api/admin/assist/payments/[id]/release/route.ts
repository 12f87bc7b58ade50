import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer } from "../../../../../../owner/admin-api"
import { releasePayment } from "../../../../../../owner/money/release-payment"
import { withRefusals } from "../../../with-refusals"

/**
 * Gives a hold back; `:id` is the id of Medusa's payment. The order stays open and is not paid. Also mends a hold that core left
 * behind when it canceled an order although Assist refused. It needs what canceling the order needs.
 *
 * @example
 * ```sh
 * assist -X POST $API/admin/assist/payments/pay_01K…/release
 * ```
 * @throws 400: it is captured, and what is captured is not released but refunded.
 * @throws 404: there is no such payment, or Assist was never asked to make it.
 * @throws 500 with `assist_outcome_unknown`: Assist did not answer. **Do not repeat it**; look at the order.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await releasePayment(req.scope, req.params["id"] ?? ""))
  },
)
