import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "../medusa/query-rows"
import { sessionsOf } from "../operations/context"

/**
 * A cart has changed hands: its payment sessions were made by somebody else, whose stored cards are not offered to the new
 * owner. Who that is does not matter; a session of their own says so.
 */
export async function forgetCustomers(container: MedusaContainer, cartId: string): Promise<void> {
  const links = await queryRows<{ payment_collection: { payment_sessions?: ({ id: string } | null)[] } | null }>(
    container,
    "cart_payment_collection",
    ["payment_collection.payment_sessions.id"],
    { cart_id: cartId },
  )
  const sessions = links.flatMap(({ payment_collection }) => payment_collection?.payment_sessions ?? [])
  await sessionsOf(container).forget(sessions.flatMap((session) => session?.id ?? []))
}
