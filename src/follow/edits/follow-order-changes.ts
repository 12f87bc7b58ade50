import type { MedusaContainer } from "@medusajs/framework/types"
import { correctRest } from "../../medusa/ask-for-rest"
import type { OrderCollection } from "../../medusa/book-rows"
import { type BooksRead, readBooks } from "../../medusa/read-books"
import { isAsking, readEditedOrder } from "../../medusa/read-edited-order"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { changeOrder } from "../../operations/change-order"
import type { OrderContext } from "../../operations/context"
import type { OrderView } from "../../payments/order-view"
import { captureShipped } from "./capture-shipped"
import { isOvertaken, replaceOvertaken } from "./replace-overtaken"

/** `again`: the books have moved, follow once more. `retry`: something failed, look again soon. */
export interface OrderChanges {
  readonly again?: boolean
  readonly retry?: boolean
}

/** Makes the order ask for what its holds leave. @returns whether the books have moved */
async function followWhatIsAsked(
  container: MedusaContainer,
  { ledger }: OrderContext,
  { order_number, session_id }: LedgerOrder,
  orderId: string,
  view: OrderView,
  books: BooksRead,
): Promise<boolean> {
  const isConcerned = (collections: readonly OrderCollection[]) =>
    isOvertaken(books, collections) || collections.some(({ status }) => isAsking(status))
  // Of most orders this is all there is to ask: they need no claim.
  if (!isConcerned(books.collections)) return false
  return await changeOrder(ledger, order_number, orderId, async () => {
    const { collections } = await readBooks(container, session_id)
    if (!isConcerned(collections)) return false
    const overtaken = isOvertaken(books, collections)
    if (await replaceOvertaken(container, orderId, session_id, view, books, overtaken)) return true
    // No session is excluded: this hold's own payment counts among those that already cover the order.
    const edited = await readEditedOrder(container, orderId, undefined)
    if (edited) await correctRest(container, edited)
    return false
  })
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
  if (lives && (await followWhatIsAsked(container, context, order, lives.id, view, books))) return { again: true }
  const shipped = await captureShipped(container, context, order, view, books)
  return { again: shipped === "captured", retry: shipped === "failed" }
}
