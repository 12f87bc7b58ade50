import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { customerOfRequest } from "../../../../../../shopper/cards/customer-of-request"
import { payByToken } from "../../../../../../shopper/pay-by-token"
import { PayerIncomplete } from "../../../../../../shopper/payer-incomplete"
import { showOutcome } from "../../../../../../shopper/show-outcome"
import { tokenInBody } from "../../../../../../shopper/token-in-body"
import { refusalOr } from "../../../../../../shopper/unavailable"

/** Pays a session by a wallet's token or with a stored card. Answers what `GET /store/assist/payment-sessions/:id` does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? ""
  const payer = { acceptLanguage: req.headers["accept-language"], ip: req.ip, customerId: customerOfRequest(req) }
  res.setHeader("Cache-Control", "no-store")
  try {
    res.json(showOutcome(id, await payByToken(req.scope, id, tokenInBody(req.body), payer).catch(refusalOr(req))))
  } catch (error) {
    if (!(error instanceof PayerIncomplete)) throw error
    const { message, fields } = error
    res.status(400).json({ type: "invalid_data", code: "assist_payer_incomplete", message, fields })
  }
}
