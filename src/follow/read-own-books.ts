import type { MedusaContainer } from "@medusajs/framework/types"
import { type BooksRead, readBooks } from "../medusa/read-books"
import { readOrderAsks } from "../medusa/read-order-asks"
import { isMoved } from "../modules/assist/ledger/is-moved"
import type { LedgerOrder, MoneyTurn } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"
import type { OrderView } from "../payments/order-view"
import { coveredBy } from "../payments/plan-rehome"

/** The books of the session the hold pays for now, which an order edit may have moved. */
export async function readOwnBooks(
  container: MedusaContainer,
  { ledger }: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  turn: MoneyTurn | undefined,
): Promise<BooksRead> {
  // A move may have begun since the last step, here or before a crash.
  order.session_id = turn?.session_id ?? order.opened_session_id
  const books = await ownBooks(container, ledger, order, view, { nobodyMoves: turn?.lease_seconds === 0 })
  // Only what is about to be booked is compared with the order: a further read that most looks do without.
  return view.paid ? { ...books, orderAsks: await readOrderAsks(container, books) } : books
}

async function ownBooks(
  container: MedusaContainer,
  ledger: OrderContext["ledger"],
  order: LedgerOrder,
  view: OrderView,
  writers: { nobodyMoves: boolean },
): Promise<BooksRead> {
  const books = await readBooks(container, order.session_id, writers)
  if (!isMoved(order) || books.payment) return books
  if (books.session) return { ...books, due: books.due && coveredBy(view, books.due) }
  // A shopper who opened the payment link deleted it (contract trap 6): begin again from the first payment.
  await ledger.rehome(order.order_number, order.opened_session_id)
  order.session_id = order.opened_session_id
  return await readBooks(container, order.session_id, writers)
}
