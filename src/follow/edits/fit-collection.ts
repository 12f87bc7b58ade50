import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, minorUnits } from "../../gateway"
import { moneyOf } from "../../medusa/amounts"
import { askForRest, stillNeeded, updateCollection } from "../../medusa/ask-for-rest"
import type { BooksRead } from "../../medusa/read-books"
import { readEditedOrder } from "../../medusa/read-edited-order"

/**
 * Money that was taken at once for an order that was edited meanwhile is booked as it is: its collection asks for exactly that,
 * and what is missing is asked for in another one. What is too much the owner refunds, as after any edit of a paid order.
 */
export async function fitCollection(
  container: MedusaContainer,
  orderId: string,
  { collectionId, sessionRow }: BooksRead,
): Promise<void> {
  const edited = await readEditedOrder(container, orderId, sessionRow?.id)
  if (!edited || !collectionId || !sessionRow) return
  const { amount } = moneyOf(sessionRow, sessionRow.currency_code)
  const others = edited.asking.filter(({ id }) => id !== collectionId)
  await askForRest(container, edited, others, minorUnits(Math.max(0, stillNeeded(edited) - amount)))
  await updateCollection(container, collectionId, { amount: formatAmount(amount) })
}
