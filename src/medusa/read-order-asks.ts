import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaBooks } from "../payments/medusa-books"
import { type AmountRow, moneyOf } from "./amounts"
import { askedIn, stillNeeded } from "./ask-for-rest"
import { queryRows } from "./query-rows"
import type { BooksRead } from "./read-books"
import { readEditedOrder } from "./read-edited-order"

/**
 * What an order asks for by now of a session whose payment is about to be booked. Core sets the sum of an unpaid collection anew
 * with each edit, exchange, claim and return, and leaves its open session at the old one.
 */
export async function readOrderAsks(
  container: MedusaContainer,
  { order, payment, session, sessionRow, collectionId, paidOtherwise }: BooksRead,
): Promise<MedusaBooks["orderAsks"]> {
  if (!order || order.canceled || payment || paidOtherwise || !session?.usable || !sessionRow) return undefined
  const edited = await readEditedOrder(container, order.id, sessionRow.id)
  if (!edited) return undefined
  const need = stillNeeded(edited)
  if (need === 0) return "nothing"
  const { amount } = moneyOf(sessionRow, sessionRow.currency_code)
  const collection = edited.asking.find(({ id }) => id === collectionId)
  const asked = collection && askedIn(collection, edited.currency)
  return asked === amount && need >= amount ? "same" : "other_sum"
}

/** A payment collection of an order, as far as a cheap question tells. */
export interface OrderCollection extends AmountRow {
  readonly id: string
  readonly status: string
  readonly currency_code: string
}

/** The payment collections of an order: whether any asks for money is seen here, before the dear question. */
export async function orderCollections(container: MedusaContainer, orderId: string): Promise<OrderCollection[]> {
  const fields = ["id", "status", "currency_code", "amount", "raw_amount"].map((name) => `payment_collection.${name}`)
  const links = await queryRows<{ payment_collection?: OrderCollection | null }>(
    container,
    "order_payment_collection",
    fields,
    { order_id: orderId },
  )
  return links.flatMap(({ payment_collection }) => payment_collection ?? [])
}
