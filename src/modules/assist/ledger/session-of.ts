import type { LedgerOrder } from "./rows"

/** The payment session an order number pays for now: an order edit may have tied its hold to another one. */
export function sessionOf({ session_id, order_number }: Pick<LedgerOrder, "session_id" | "order_number">): string {
  return session_id ?? order_number
}
