import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer, MoveMoneyRequest } from "../../../../../../owner/admin-api"
import { capturePayment } from "../../../../../../owner/money/capture-payment"
import { withRefusals } from "../../../with-refusals"

/**
 * Captures a hold, in whole or in part; `:id` is the id of Medusa's payment. Goes through core's own workflow, so Medusa's books,
 * the order's transactions and events follow. Wishes for one order are served one after the other, across several Medusa
 * processes.
 *
 * Assist allows **one** capture per payment: after a part is captured, the rest cannot be captured any more. The message says
 * whether it was released at once or stays blocked, and until about when.
 *
 * The same once more answers 200 with `"moved": false` and "30.10 BYN is already captured". Another sum is refused.
 *
 * @example
 * ```sh
 * assist -X POST $API/admin/assist/payments/pay_01K…/capture -d '{"amount": "30.10", "left": "100.00", "note": "two towels"}'
 * ```
 *
 * ```json
 * { "message": { "en": "30.10 BYN captured (payment 5112223334445556). The remaining 69.90 BYN of the hold is released to the customer at once.", "ru": "…", "be": "…" },
 *   "moved": true, "payments": [ … ] }
 * ```
 *
 * With lines of the receipt (docs/receipts.md):
 *
 * ```json
 * { "lines": [ { "line": "ordli_01K…", "quantity": "2" } ], "left": "200.00" }
 * ```
 * @throws 400: the body is wrong, or nothing can be captured so. Lines that cannot be moved are refused before anything is sent,
 * and the text names the line. Codes: `assist_refused`, `assist_declined`, `assist_receipt`, `assist_busy`.
 * @throws 404: there is no such payment, or Assist was never asked to make it.
 * @throws 500 with `assist_outcome_unknown`: Assist did not answer. **Do not repeat it**; look at the order.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest<MoveMoneyRequest>, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await capturePayment(req.scope, req.params["id"] ?? "", req.validatedBody, req.auth_context.actor_id))
  },
)
