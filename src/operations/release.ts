import type { MinorUnits, OrderNumber } from "../gateway"
import { decideCancel } from "../payments/decide-cancel"
import { cancelCall } from "./calls"
import type { OrderContext } from "./context"
import { type Moved, moveMoney } from "./move-money"
import type { WishKey } from "./wish-key"

/**
 * Gives everything back that Assist holds for an order number: releases the hold, or returns a charge Medusa has
 * not booked.
 * @param captured what Medusa has booked as captured: that part is left to a refund
 * @param reason Assist's CancelReason: 1 declined by the shop, 2 by the customer (protocol 5)
 */
export async function release(
  context: OrderContext,
  orderNumber: OrderNumber,
  key: WishKey,
  captured: MinorUnits,
  reason: 1 | 2 = 1,
): Promise<Moved> {
  return await moveMoney(context, {
    orderNumber,
    kind: "release",
    key,
    decide: (view) => decideCancel(view, captured),
    call: cancelCall(context, orderNumber, reason),
  })
}
