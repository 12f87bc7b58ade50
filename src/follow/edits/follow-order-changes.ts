import type { MedusaContainer } from "@medusajs/framework/types"
import { correctRest } from "../../medusa/ask-for-rest"
import type { BooksRead } from "../../medusa/read-books"
import { isAsking, readEditedOrder } from "../../medusa/read-edited-order"
import { orderCollections } from "../../medusa/read-order-asks"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import type { OrderView } from "../../payments/order-view"
import { captureShipped } from "./capture-shipped"
import { replaceOvertaken } from "./replace-overtaken"

/** `again`: the books have moved, follow once more. `retry`: something failed, look again soon. */
export interface OrderChanges {
  readonly again?: boolean
  readonly retry?: boolean
}

/** What the owner did to the order itself that its money has to follow, once both ledgers agree about the payment. */
export async function followOrderChanges(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  books: BooksRead,
): Promise<OrderChanges> {
  const lives = books.payment && books.order && !books.order.canceled ? books.order : undefined
  const collections = lives ? await orderCollections(container, lives.id) : []
  if (lives && (await replaceOvertaken(container, lives.id, order.session_id, view, books, collections)))
    return { again: true }
  if (lives && collections.some(({ status }) => isAsking(status))) {
    // No session is excluded: this hold's own payment counts among those that already cover the order.
    const edited = await readEditedOrder(container, lives.id, undefined)
    if (edited) await correctRest(container, edited)
  }
  const shipped = await captureShipped(container, context, order, view, books)
  return { again: shipped === "captured", retry: shipped === "failed" }
}
