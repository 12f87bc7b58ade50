import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { forgetCustomersCard } from "../../../../../shopper/cards/customers-cards"
import { refusalOr } from "../../../../../shopper/unavailable"

/** Removes a stored card of the customer who is logged in, at Assist. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? ""
  const language = req.headers["accept-language"]
  await forgetCustomersCard(req.scope, req.auth_context.actor_id, id, language).catch(refusalOr(req))
  res.json({ id, object: "payment_method", deleted: true })
}
