import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cancelOwnAgreement } from "../../../../../../owner/agreements/customers-agreements"
import { refusalOr } from "../../../../../../shopper/unavailable"

/** Ends an agreement of the customer who is logged in. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? ""
  res.json({ agreement: await cancelOwnAgreement(req.scope, req.auth_context.actor_id, id).catch(refusalOr(req)) })
}
