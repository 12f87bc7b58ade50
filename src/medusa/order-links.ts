import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { OrderReads } from "../modules/assist/ledger/order-reads"
import { queryRows } from "./query-rows"

/** Medusa's order behind an order number at Assist. */
export interface OrderLink {
  readonly order_id: string
  readonly display_id: number | null
}

interface Collected {
  readonly id: string
  readonly payment_collection_id: string
  readonly payment_session_id?: string
}

/**
 * The orders behind many order numbers, in a fixed number of queries; none for a number this shop never opened. Looked up
 * by payment and by session: core deletes sessions whose payment lives on (contract trap 6).
 */
export async function orderLinks(
  container: MedusaContainer,
  rows: readonly { readonly order_number: string }[],
): Promise<ReadonlyMap<string, OrderLink>> {
  const links = new Map<string, OrderLink>()
  const ledger = new OrderReads(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const opened = await ledger.ofNumbers([...new Set(rows.map(({ order_number }) => order_number))])
  const ids = [...new Set(opened.flatMap(({ opened_session_id, session_id }) => [opened_session_id, session_id]))]
  if (ids.length === 0) return links
  const [payments, sessions] = await Promise.all([
    queryRows<Collected>(container, "payment", ["id", "payment_session_id", "payment_collection_id"], {
      payment_session_id: ids,
    }),
    queryRows<Collected>(container, "payment_session", ["id", "payment_collection_id"], { id: ids }),
  ])
  const collections = new Map<string, string>()
  for (const session of sessions) collections.set(session.id, session.payment_collection_id)
  for (const payment of payments) collections.set(payment.payment_session_id ?? "", payment.payment_collection_id)
  if (collections.size === 0) return links
  const linked = await queryRows<{ order_id: string; payment_collection_id: string }>(
    container,
    "order_payment_collection",
    ["order_id", "payment_collection_id"],
    { payment_collection_id: [...new Set(collections.values())] },
  )
  if (linked.length === 0) return links
  const orders = await queryRows<{ id: string; display_id: number | null }>(container, "order", ["id", "display_id"], {
    id: [...new Set(linked.map(({ order_id }) => order_id))],
  })
  const byCollection = new Map(linked.map((link) => [link.payment_collection_id, link.order_id]))
  const displayIds = new Map(orders.map((order) => [order.id, order.display_id ?? null]))
  for (const { order_number, opened_session_id, session_id } of opened) {
    const collection = collections.get(session_id) ?? collections.get(opened_session_id)
    const orderId = collection && byCollection.get(collection)
    if (orderId) links.set(order_number, { order_id: orderId, display_id: displayIds.get(orderId) ?? null })
  }
  return links
}
