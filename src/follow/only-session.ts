import type { MedusaContainer } from "@medusajs/framework/types"
import { closeSession } from "../medusa/close-session"
import { CartNotCompleted } from "../medusa/complete-cart"
import { type BooksRead, otherSessions, readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { claimCollection, PAID_OTHERWISE } from "../operations/claim-collection"
import type { OrderContext } from "../operations/context"

/**
 * Of a cart with several usable sessions core authorizes the first, whichever was paid. Two requests that begin to pay at the
 * same moment leave two (contract 2.4). The others are closed, by one number at a time: what is paid for them goes back.
 * @throws CartNotCompleted when another number is the cart's payment already, or is about to be
 */
export async function onlySession(
  container: MedusaContainer,
  { ledger }: OrderContext,
  { order_number, session_id }: LedgerOrder,
  { collectionId }: BooksRead,
): Promise<void> {
  if (!collectionId) return
  const others = await otherSessions(container, collectionId, session_id)
  if (others.length === 0) return
  const paid = async () => (await readBooks(container, session_id)).paidOtherwise
  const claim = await claimCollection(ledger, order_number, collectionId, paid)
  if (claim === "paid") throw new CartNotCompleted(undefined, PAID_OTHERWISE)
  if (claim === "busy") throw new CartNotCompleted(undefined, undefined)
  // While it was waited for, this one may have been closed itself.
  const { session } = await readBooks(container, session_id)
  if (!session?.usable) throw new CartNotCompleted(undefined, PAID_OTHERWISE)
  for (const sessionRow of others) await closeSession(container, { sessionRow })
}
