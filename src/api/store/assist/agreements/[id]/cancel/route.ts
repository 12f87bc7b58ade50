import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type CanceledOwnAgreement, cancelOwnAgreement } from "../../../../../../owner/agreements/customers-agreements"
import { refusalOr } from "../../../../../../shopper/unavailable"

/**
 * Ends an agreement of the customer who is logged in. Nothing is taken under it any more.
 * @throws 401: nobody is logged in.
 * @throws 404: there is no such agreement of this customer.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<CanceledOwnAgreement>): Promise<void> {
  const id = req.params["id"] ?? ""
  res.json({ agreement: await cancelOwnAgreement(req.scope, req.auth_context.actor_id, id).catch(refusalOr(req)) })
}
