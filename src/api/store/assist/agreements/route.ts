import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type CustomersAgreements, listOwnAgreements } from "../../../../owner/agreements/customers-agreements"
import { answerHead } from "../../../../shopper/send-page"
import { refusalOr } from "../../../../shopper/unavailable"

/**
 * The agreements on recurring payments of the customer who is logged in, newest first (docs/subscriptions.md).
 * @throws 401: nobody is logged in.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CustomersAgreements>): Promise<void> {
  if (answerHead(req, res)) return
  const agreements = await listOwnAgreements(req.scope, req.auth_context.actor_id).catch(refusalOr(req))
  res.setHeader("Cache-Control", "no-store")
  res.json({ agreements })
}
