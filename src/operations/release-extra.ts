import type { OrderNumber } from "../gateway"
import type { MoneyDecision } from "../payments/money-decision"
import { attemptNumbered, type OrderView } from "../payments/order-view"
import { saying } from "../refusals/saying"
import { cancelCall } from "./calls"
import type { OrderContext } from "./context"
import { type Moved, moveMoney } from "./move-money"

/**
 * Gives back a further payment under the same order number, and never the one that is Medusa's.
 * @param billNumber the further payment's
 */
export async function releaseExtra(
  context: OrderContext,
  orderNumber: OrderNumber,
  billNumber: string,
): Promise<Moved> {
  return await moveMoney(context, {
    orderNumber,
    kind: "release",
    key: { reason: "extra_payment" },
    decide: (view) => decideReleaseExtra(view, billNumber),
    call: cancelCall(context, orderNumber, 1),
  })
}

/** Always the whole, and only what is plainly there and plainly not Medusa's payment. */
export function decideReleaseExtra(view: OrderView, billNumber: string): MoneyDecision {
  if (view.paid?.billNumber === billNumber)
    return { decision: "refuse", ...saying("extra_is_the_payment", { billnumber: billNumber }) }
  const attempt = attemptNumbered(view, billNumber)
  if (!attempt) return { decision: "refuse", ...saying("extra_not_shown", { billnumber: billNumber }) }
  if (attempt.moving) return { decision: "wait", ...saying("moving_extra") }
  switch (attempt.status) {
    case "released":
    case "returned":
      return { decision: "adopt", attempt }
    case "held":
    case "charged":
      return { decision: "execute", attempt, money: undefined }
    case "partly_charged":
    case "partly_returned":
    case "unclear":
      return {
        decision: "refuse",
        ...saying("extra_partly_moved", { billnumber: billNumber, state: attempt.stateText }),
      }
  }
}
