import { type MinorUnits, type Money, minorUnits } from "../gateway"
import { wholeOnly } from "./in-order-money"
import type { OrderView } from "./order-view"

/** What an order says about its goods and money right now, all payments together. */
export interface ShippedOrder {
  /** What has left the shop is worth: lines with taxes and discounts, and shipping. Everything gone: the order's total. */
  readonly shipped: Money
  /** Captured so far, refunds not taken off: what was given back is not captured again. */
  readonly captured: MinorUnits
  /** What the order still owes. */
  readonly pending: MinorUnits
  /** Other payments of the order that are held and not captured at all: they can pay for what this one cannot. */
  readonly heldElsewhere: boolean
}

export type ShippedDecision =
  | { readonly do: "capture"; readonly amount: MinorUnits }
  /** Goods left the shop and their money cannot be taken from this hold any more. */
  | { readonly do: "report"; readonly missing: MinorUnits; readonly rest: MinorUnits }
  | { readonly do: "nothing" }

/**
 * What to capture for goods that have left the shop. Read off the order's state and not off events, so it does not
 * matter how often, how late or in which order those come. Assist charges an order once: the first shipment is
 * captured exactly, the rest of that hold is gone, and what ships later is reported (design rule 5).
 * @param hold what Medusa's payment is for
 */
export function decideShipped(view: OrderView, hold: MinorUnits, order: ShippedOrder): ShippedDecision {
  const { paid } = view
  const due = Math.min(order.shipped.amount - order.captured, order.pending)
  if (!paid || paid.moving || due <= 0) return { do: "nothing" }
  switch (paid.status) {
    case "held": {
      const amount = Math.min(due, hold, paid.order.amount)
      if (wholeOnly(paid) && amount !== paid.order.amount)
        return order.heldElsewhere ? { do: "nothing" } : { do: "report", missing: minorUnits(due), rest: zero }
      return amount > 0 ? { do: "capture", amount: minorUnits(amount) } : { do: "nothing" }
    }
    case "charged":
    case "partly_charged":
    case "partly_returned":
      if (order.heldElsewhere) return { do: "nothing" }
      return {
        do: "report",
        missing: minorUnits(due),
        rest: minorUnits(Math.max(0, paid.authorized.amount - paid.charged)),
      }
    case "released":
    case "returned":
      return order.heldElsewhere ? { do: "nothing" } : { do: "report", missing: minorUnits(due), rest: zero }
    case "unclear":
      return { do: "nothing" }
  }
}

const zero = 0 as MinorUnits
