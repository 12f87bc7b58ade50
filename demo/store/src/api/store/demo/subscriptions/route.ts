import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { beginSubscription } from "../../../../subscriptions/begin-subscription"

interface Body {
  readonly payment_session_id?: unknown
}

/** `{ payment_session_id }`: the customer agrees to a subscription by paying this session. */
export async function POST(req: AuthenticatedMedusaRequest<Body>, res: MedusaResponse): Promise<void> {
  const agreement = await beginSubscription(req.scope, req.auth_context.actor_id, req.body.payment_session_id)
  res.json({ agreement })
}
