import type { Currency, MinorUnits, OrderNumber } from "../gateway"
import { decideCapture } from "../payments/decide-capture"
import { chargeCall } from "./calls"
import type { OrderContext } from "./context"
import { type Moved, moveMoney } from "./move-money"
import type { WishKey } from "./wish-key"

/**
 * Charges at Assist what Medusa has booked as captured: for a capture of Medusa's that never reached it.
 * @param booked the sum of Medusa's captures, read anew under the lease
 */
export async function chargeBooked(
  context: OrderContext,
  orderNumber: OrderNumber,
  key: WishKey,
  booked: () => Promise<{ amount: MinorUnits; currency: Currency }>,
): Promise<Moved> {
  const none = 0 as MinorUnits
  return await moveMoney(context, {
    orderNumber,
    kind: "charge",
    key,
    decide: async (view) => decideCapture(view, { asked: await booked(), booked: none, bookedLongAgo: none }),
    call: chargeCall(context, orderNumber),
  })
}
