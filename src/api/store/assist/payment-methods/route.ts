import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listCustomersCards } from "../../../../shopper/cards/customers-cards"
import { answerHead } from "../../../../shopper/send-page"
import type { PaymentMethodList } from "../../../../shopper/store-api"
import { refusalOr } from "../../../../shopper/unavailable"

/**
 * The stored cards of the customer who is logged in, by bearer token or cookie, as Medusa's own `/store/customers/me`
 * (docs/stored-cards.md).
 *
 * @example
 * ```json
 * { "payment_methods": [ { "id": "…", "provider_id": "pp_assist_main", "brand": "VISA", "last4": "1111", "expires": "12/2027",
 *     "bank": "…", "needs_cvc": true } ] }
 * ```
 * @throws 401: nobody is logged in.
 * @throws 500: Assist could not be asked.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<PaymentMethodList>): Promise<void> {
  if (answerHead(req, res)) return
  const payment_methods = await listCustomersCards(req.scope, req.auth_context.actor_id).catch(refusalOr(req))
  res.setHeader("Cache-Control", "no-store")
  res.json({ payment_methods })
}
