import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer, MoveMoneyRequest } from "../../../../../../owner/admin-api"
import { refundPayment } from "../../../../../../owner/money/refund-payment"
import { withRefusals } from "../../../with-refusals"

/**
 * Gives captured money back, in whole or in part; `:id` is the id of Medusa's payment. Works after a partial capture (core's page
 * does not offer it), several times up to what was captured, and on a canceled order: there core gives the money back and then
 * answers with an error; here the refund is booked on the payment and the answer says so. Goes through core's own workflow otherwise.
 *
 * Two equal refunds may both be meant, so say in `left` what you saw as refundable. When it is no longer so, nothing is moved: an
 * equal refund of a moment ago answers 200 with `"moved": false`, anything else 400. Without `left`, a refund of the same sum
 * that was carried out less than two seconds before, or while this one waited, counts as the same click.
 *
 * @example
 * ```sh
 * assist -X POST $API/admin/assist/payments/pay_01K…/refund -d '{"amount": "10.00", "left": "30.10", "note": "a torn towel"}'
 * ```
 * @throws 400: the body is wrong, or nothing can be returned so. Codes: `assist_refused`, `assist_declined`, `assist_receipt`,
 * `assist_busy`.
 * @throws 404: there is no such payment, or Assist was never asked to make it.
 * @throws 500 with `assist_outcome_unknown`: Assist did not answer. **Do not repeat it**; look at the order.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest<MoveMoneyRequest>, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await refundPayment(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
  },
)
