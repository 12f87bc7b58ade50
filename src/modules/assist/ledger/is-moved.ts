import type { LedgerOrder } from "./rows"

/** Has an order edit tied the hold to another payment session than the one that was sent to pay? */
export function isMoved(order: Pick<LedgerOrder, "session_id" | "opened_session_id">): boolean {
  return order.session_id !== order.opened_session_id
}
