import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "./query-rows"

interface Collection {
  payment_sessions?: ({ id: string } | null)[]
  payments?: ({ payment_session_id: string } | null)[]
}

/** What payment collections belong to, by the name of core's link. */
const OWNER_ID = { order_payment_collection: "order_id", cart_payment_collection: "cart_id" } as const
type Link = keyof typeof OWNER_ID

/** The payment sessions of orders or of carts. One that core has deleted lives on as its payment's (contract trap 6). */
export async function linkedSessions(
  container: MedusaContainer,
  link: Link,
  ownerIds: readonly string[],
): Promise<string[]> {
  if (ownerIds.length === 0) return []
  const links = await queryRows<{ payment_collection: Collection | null }>(
    container,
    link,
    ["payment_collection.payment_sessions.id", "payment_collection.payments.payment_session_id"],
    { [OWNER_ID[link]]: [...ownerIds] },
  )
  const sessions = links.flatMap(({ payment_collection }) => {
    const { payment_sessions = [], payments = [] } = payment_collection ?? {}
    return [
      ...payment_sessions.map((session) => session?.id),
      ...payments.map((payment) => payment?.payment_session_id),
    ]
  })
  return [...new Set(sessions.filter((id) => id !== undefined))]
}
