import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { forgetCustomersCard } from "../../../../../shopper/cards/customers-cards"
import type { RemovedPaymentMethod } from "../../../../../shopper/store-api"
import { refusalOr } from "../../../../../shopper/unavailable"

/**
 * Removes a stored card of the customer who is logged in, at Assist.
 * @throws 401: nobody is logged in.
 * @throws 404 with `assist_card_unknown`: it is not, or no longer, a card of this customer.
 * @throws 500: Assist could not be asked.
 */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RemovedPaymentMethod>,
): Promise<void> {
  const id = req.params["id"] ?? ""
  const language = req.headers["accept-language"]
  await forgetCustomersCard(req.scope, req.auth_context.actor_id, id, language).catch(refusalOr(req))
  res.json({ id, object: "payment_method", deleted: true })
}
