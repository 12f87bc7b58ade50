import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listCustomersCards } from "../../../../shopper/cards/customers-cards"
import { answerHead } from "../../../../shopper/send-page"
import { refusalOr } from "../../../../shopper/unavailable"

/** The stored cards of the customer who is logged in. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const payment_methods = await listCustomersCards(req.scope, req.auth_context.actor_id).catch(refusalOr(req))
  res.setHeader("Cache-Control", "no-store")
  res.json({ payment_methods })
}
