import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { moneyOf } from "../../medusa/amounts"
import { createCollection, stillNeeded, updateCollection } from "../../medusa/ask-for-rest"
import type { OrderCollection } from "../../medusa/book-rows"
import type { BooksRead } from "../../medusa/read-books"
import { readEditedOrder } from "../../medusa/read-edited-order"
import type { OrderView } from "../../payments/order-view"

/** With a payment that was authorized; core sets the sum anew only of what has none. */
const AUTHORIZED: ReadonlySet<string> = new Set(["authorized", "partially_authorized"])

/** A hold of an order's link with which nothing was done yet. */
function isPlainHold(view: OrderView, { payment, cart, paidOtherwise }: BooksRead): boolean {
  if (view.paid?.status !== "held" || view.paid.moving || cart || paidOtherwise) return false
  return Boolean(payment && !payment.canceled && payment.captured === 0)
}

/**
 * Was the order changed in the moment in which its payment was written? Core then has set its collection to another sum, and
 * neither canceled the payment nor asked for the difference.
 */
export function isOvertaken({ due, collectionId }: BooksRead, collections: readonly OrderCollection[]): boolean {
  const own = collections.find(({ id }) => id === collectionId)
  return Boolean(own && due && AUTHORIZED.has(own.status) && moneyOf(own, own.currency_code).amount !== due.amount)
}

/**
 * A change that core followed with another collection than that of the hold: the order became cheaper while it asks for a rest in a
 * collection of its own, or changed in the moment in which the payment was written. Does what core does otherwise: the order
 * asks for its money in a new collection, and its payment is canceled there. The hold stays, and is moved like any other.
 * @returns false: the hold fits, or the order owes nothing and its owner decides about it
 */
export async function replaceOvertaken(
  container: MedusaContainer,
  orderId: string,
  sessionId: string,
  view: OrderView,
  books: BooksRead,
  overtaken: boolean,
): Promise<boolean> {
  const { payment, collectionId, due } = books
  if (!payment || !collectionId || !due || !isPlainHold(view, books)) return false
  const edited = await readEditedOrder(container, orderId, sessionId)
  const need = edited ? stillNeeded(edited) : 0
  if (!edited || need === 0 || (need >= due.amount && !overtaken)) return false
  await createCollection(container, edited, need)
  await updateCollection(container, collectionId, { status: PaymentCollectionStatus.CANCELED })
  await container.resolve(Modules.PAYMENT).cancelPayment(payment.id)
  return true
}
