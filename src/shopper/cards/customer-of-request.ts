import type { MedusaRequest } from "@medusajs/framework/http"

/**
 * The customer who is logged in, as Medusa's own authentication found: the one thing about a request that says who is there.
 * A log-in without a registered customer has no actor.
 */
export function customerOfRequest(req: MedusaRequest): string | undefined {
  const context = (req as { auth_context?: { actor_id?: string; actor_type?: string } }).auth_context
  return context?.actor_type === "customer" && context.actor_id ? context.actor_id : undefined
}
