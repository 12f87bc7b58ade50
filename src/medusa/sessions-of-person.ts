import type { MedusaContainer } from "@medusajs/framework/types"
import { linkedSessions } from "./linked-sessions"
import { queryRows } from "./query-rows"

/** A customer by id, or whoever bought under an e-mail address, whatever its case. */
export type Person = { readonly customer_id: string } | { readonly email: string }

/** The payment sessions of a person's orders, and of carts that became none. Also of a customer who is deleted already. */
export async function sessionsOfPerson(container: MedusaContainer, person: Person): Promise<string[]> {
  const filters: Parameters<typeof queryRows>[3] =
    "customer_id" in person
      ? { customer_id: person.customer_id }
      : // An address may hold what is a wildcard here.
        { email: { $ilike: person.email.replace(/[\\%_]/g, "\\$&") } }
  const idsOf = async (entity: "order" | "cart") =>
    (await queryRows<{ id: string }>(container, entity, ["id"], filters)).map(({ id }) => id)
  const [orders, carts] = await Promise.all([idsOf("order"), idsOf("cart")])
  const [ofOrders, ofCarts] = await Promise.all([
    linkedSessions(container, "order_payment_collection", orders),
    linkedSessions(container, "cart_payment_collection", carts),
  ])
  return [...new Set([...ofOrders, ...ofCarts])]
}
