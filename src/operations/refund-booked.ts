import { type Currency, type MinorUnits, minorUnits, type OrderNumber } from "../gateway"
import { decideRefund } from "../payments/decide-refund"
import { inOrderMoney } from "../payments/in-order-money"
import type { MoneyDecision } from "../payments/money-decision"
import type { OrderView } from "../payments/order-view"
import { cancelCall } from "./calls"
import type { OrderContext } from "./context"
import { type Moved, moveMoney } from "./move-money"
import type { WishKey } from "./wish-key"

/**
 * Returns at Assist what Medusa's refund rows say was returned, and Assist does not show.
 * @param booked the sum of Medusa's refunds, read anew under the lease
 */
export async function refundBooked(
  context: OrderContext,
  orderNumber: OrderNumber,
  key: WishKey,
  booked: () => Promise<{ amount: MinorUnits; currency: Currency }>,
): Promise<Moved> {
  return await moveMoney(context, {
    orderNumber,
    kind: "refund",
    key,
    decide: async (view) => decideRefundBooked(view, await booked()),
    call: cancelCall(context, orderNumber, 2),
  })
}

/** The difference, and nothing when there is none. */
export function decideRefundBooked(
  view: OrderView,
  { amount, currency }: { amount: MinorUnits; currency: Currency },
): MoneyDecision {
  const returned = (view.paid && inOrderMoney(view.paid)?.returned) ?? 0
  if (view.paid && !view.paid.moving && view.paid.status !== "unclear" && returned >= amount)
    return { decision: "adopt", attempt: view.paid }
  return decideRefund(view, {
    asked: { amount: minorUnits(Math.max(0, amount - returned)), currency },
    booked: minorUnits(returned),
    bookOnly: false,
  })
}
