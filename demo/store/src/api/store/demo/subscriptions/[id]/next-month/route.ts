import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { playNextMonth } from "../../../../../../subscriptions/play-next-month"

/** Plays the next month of the customer's own subscription: only a demo has such a route. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await playNextMonth(req.scope, req.auth_context.actor_id, req.params["id"] ?? ""))
}
