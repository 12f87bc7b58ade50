import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { customerOfRequest } from "../../../../../../shopper/cards/customer-of-request"
import { payByToken } from "../../../../../../shopper/pay-by-token"
import { PayerIncomplete } from "../../../../../../shopper/payer-incomplete"
import { showOutcome } from "../../../../../../shopper/show-outcome"
import type { PayByTokenRequest, PaymentSessionAnswer } from "../../../../../../shopper/store-api"
import { tokenInBody } from "../../../../../../shopper/token-in-body"
import { refusalOr } from "../../../../../../shopper/unavailable"

/**
 * Pays a session by a wallet's token or with a stored card (docs/wallets.md, docs/stored-cards.md). Sum, payer, order number and
 * stage are the server's own cart's; a repeated request pays once. What Assist says of the payment is no error but the answer's
 * `status`. A stored card needs a customer who is logged in; guests pay with wallets.
 *
 * @example
 * ```json
 * { "type": "stored_card", "payment_method_id": "…" }
 * ```
 *
 * Where the cart lacks what Assist needs of the payer, the answer is 400 with the cart's own names of these fields:
 *
 * ```json
 * { "type": "invalid_data", "code": "assist_payer_incomplete", "message": "…", "fields": ["billing_address.last_name", "email"] }
 * ```
 * @throws 400: the body is wrong, or nothing can be paid so; nothing was sent to Assist. Codes: those of *Paying by token* in
 * docs/error-codes.md.
 * @throws 401 with `assist_log_in`: a stored card, and nobody is logged in.
 * @throws 404: there is no such session, or with `assist_card_unknown` no such card of this customer.
 */
export async function POST(
  req: MedusaRequest<PayByTokenRequest>,
  res: MedusaResponse<PaymentSessionAnswer>,
): Promise<void> {
  const id = req.params["id"] ?? ""
  const payer = { acceptLanguage: req.headers["accept-language"], ip: req.ip, customerId: customerOfRequest(req) }
  res.setHeader("Cache-Control", "no-store")
  try {
    res.json(showOutcome(id, await payByToken(req.scope, id, tokenInBody(req.body), payer).catch(refusalOr(req))))
  } catch (error) {
    if (!(error instanceof PayerIncomplete)) throw error
    const { message, fields } = error
    const answer = res as MedusaResponse
    answer.status(400).json({ type: "invalid_data", code: "assist_payer_incomplete", message, fields })
  }
}
