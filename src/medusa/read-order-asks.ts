import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaBooks } from "../payments/medusa-books"
import { moneyOf } from "./amounts"
import { askedIn, stillNeeded } from "./ask-for-rest"
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
