import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { outcomeOfSession } from "../../../../../shopper/current-outcome"
import { shopperLanguage } from "../../../../../shopper/language"
import { answerHead } from "../../../../../shopper/send-page"
import { showOutcome } from "../../../../../shopper/show-outcome"
import type { PaymentSessionAnswer } from "../../../../../shopper/store-api"
import { unavailableError } from "../../../../../shopper/unavailable"

/**
 * What became of a payment: for a storefront that waits on its pending page, or shows why a payment failed. Assist is asked, unless it
 * was asked a moment ago. `waitForPayment` of the storefront module calls it until the payment has ended (docs/storefront.md).
 *
 * @example
 * ```sh
 * curl -H "x-publishable-api-key: $KEY" -H "accept-language: ru" $API/store/assist/payment-sessions/payses_01K…
 * ```
 *
 * ```json
 * { "payment_session": { "id": "payses_01K…", "status": "declined", "order_id": null, "cart_id": "cart_01K…",
 *     "reason": "insufficient_funds", "message": "На карте недостаточно средств…", "continue_url": null } }
 * ```
 * @throws 404: there is no such session, or the browser was never sent to its `payment_url`.
 * @throws 500: the store cannot tell now. Ask again.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse<PaymentSessionAnswer>): Promise<void> {
  if (answerHead(req, res)) return
  const id = req.params["id"] ?? ""
  const language = shopperLanguage(req.headers["accept-language"])
  const outcome = await outcomeOfSession(req.scope, id, language).catch((error: unknown) => {
    throw unavailableError(req.scope, req.headers["accept-language"], error)
  })
  if (!outcome)
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This payment session was not sent to Assist (send the browser to its payment_url).",
    )
  res.setHeader("Cache-Control", "no-store")
  res.json(showOutcome(id, outcome))
}
