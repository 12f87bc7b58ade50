import type { MedusaContainer } from "@medusajs/framework/types"
import { linkedSessions } from "../medusa/linked-sessions"
import { sessionsOf } from "../operations/context"

/**
 * A cart has changed hands: its payment sessions were made by somebody else, whose stored cards are not offered to the new
 * owner. Who that is does not matter; a session of their own says so.
 */
export async function forgetCustomers(container: MedusaContainer, cartId: string): Promise<void> {
  await sessionsOf(container).forget(await linkedSessions(container, "cart_payment_collection", [cartId]))
}
