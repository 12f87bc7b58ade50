import type { Money } from "../gateway"
import { inOrderMoney } from "./in-order-money"
import { attemptNumbered, type OrderView, type PaidAttempt } from "./order-view"

const isWhole = (attempt: PaidAttempt) => inOrderMoney(attempt)?.charged === attempt.order.amount

/**
 * Did Assist's ledger move by exactly what was asked? Compared with the picture from just before the call, under
 * the order's lease, and not with Medusa's books: those may hold rival wishes that still wait for their turn.
 * @param money what was asked for; absent: the whole, of a refund all that is left
 */
export function wasCarriedOut(
  kind: "charge" | "release" | "refund",
  money: Money | undefined,
  before: PaidAttempt,
  view: OrderView,
): boolean {
  const after = attemptNumbered(view, before.billNumber)
  if (!after || after.status === "unclear") return false
  switch (kind) {
    case "charge":
      // The whole without a sum: of a payment with points the charge is of the card's part (seed 003).
      return money ? after.charged - before.charged === money.amount : before.charged === 0 && isWhole(after)
    case "refund": {
      const returned = after.returned - before.returned
      return money ? returned === money.amount : returned > 0 && after.returned === after.charged
    }
    case "release":
      return after.status === "released" || after.status === "returned"
  }
}
