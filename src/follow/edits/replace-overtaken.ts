import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { moneyOf } from "../../medusa/amounts"
import { createCollection, stillNeeded, updateCollection } from "../../medusa/ask-for-rest"
import type { BooksRead } from "../../medusa/read-books"
import { readEditedOrder } from "../../medusa/read-edited-order"
import type { OrderCollection } from "../../medusa/read-order-asks"
import type { OrderView } from "../../payments/order-view"

/** With a payment that was authorized; core sets the sum anew only of what has none. */
const AUTHORIZED: ReadonlySet<string> = new Set(["authorized", "partially_authorized"])

/**
 * Was the order changed in the moment in which its payment was written? Core then has set its collection to another sum, and
 * neither canceled the payment nor asked for the difference.
 */
export function isOvertaken(
  view: OrderView,
  { payment, cart, due, collectionId, paidOtherwise }: BooksRead,
  collections: readonly OrderCollection[],
): boolean {
  if (view.paid?.status !== "held" || view.paid.moving || cart || paidOtherwise || !due) return false
  if (!payment || payment.canceled || payment.captured > 0 || (payment.captureRows?.young ?? 0) > 0) return false
  const own = collections.find(({ id }) => id === collectionId)
  return Boolean(own && AUTHORIZED.has(own.status) && moneyOf(own, own.currency_code).amount !== due.amount)
}

/**
 * Does what core does for a change that comes a moment later: the order asks for its money in a new collection, and its payment is
 * canceled there. The hold stays, and is moved like any other.
 * @returns false: the order owes nothing, and its owner decides about the hold
 */
export async function replaceOvertaken(
  container: MedusaContainer,
  orderId: string,
  sessionId: string,
  { payment, collectionId }: BooksRead,
): Promise<boolean> {
  const edited = await readEditedOrder(container, orderId, sessionId)
  const need = edited ? stillNeeded(edited) : 0
  if (!edited || need === 0 || !payment || !collectionId) return false
  await createCollection(container, edited, need)
  await updateCollection(container, collectionId, { status: PaymentCollectionStatus.CANCELED })
  await container.resolve(Modules.PAYMENT).cancelPayment(payment.id)
  return true
}
