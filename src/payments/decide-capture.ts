import type { MinorUnits, Money } from "../gateway"
import { describe } from "./decide-authorize"
import { inOrderMoney, wholeOnly } from "./in-order-money"
import type { MoneyDecision } from "./money-decision"
import type { OrderView, PaidAttempt } from "./order-view"

export interface BookedCapture {
  /** What this capture asks for, in the currency of Medusa's payment. */
  readonly asked: Money
  /** Sum of the other captures Medusa has booked for this payment. */
  readonly booked: MinorUnits
  /** The part of `booked` that is too old to be a rival capture still waiting for its turn. */
  readonly bookedLongAgo: MinorUnits
}

/**
 * What to do about a capture. Assist allows one successful charge per order and answers a repeat with success
 * without moving money (seed 003), so everything is read off Assist's own sums.
 */
export function decideCapture(view: OrderView, { asked, booked, bookedLongAgo }: BookedCapture): MoneyDecision {
  const attempt = view.paid
  if (!attempt || view.status === "unclear")
    return {
      decision: "refuse",
      reason: attempt
        ? `Assist reports the state "${attempt.stateText}" for payment ${attempt.billNumber}, whose sums cannot be read. Look at it in Assist's cabinet before capturing.`
        : `Assist holds no money for this payment (state: ${view.last?.stateText || "no such order"}). Nothing was captured.`,
    }
  if (attempt.moving)
    return {
      decision: "wait",
      reason: "Assist is still working on an earlier operation of this payment. Try again in a minute.",
    }
  if (attempt.status === "released")
    return {
      decision: "refuse",
      reason: `The hold of payment ${attempt.billNumber} was released at Assist; nothing is left to capture. Ask the customer to pay again.`,
    }
  if (attempt.charged === 0) return decideCharge(attempt, asked, bookedLongAgo)
  const total = booked + asked.amount
  if (inOrderMoney(attempt)?.charged === total) return { decision: "adopt", attempt }
  return { decision: "refuse", reason: alreadyCharged(attempt, asked, booked) }
}

function decideCharge(attempt: PaidAttempt, asked: Money, bookedLongAgo: MinorUnits): MoneyDecision {
  if (bookedLongAgo > 0)
    return {
      decision: "refuse",
      reason: `Medusa has booked ${describe({ ...asked, amount: bookedLongAgo })} as captured, while Assist has captured nothing of payment ${attempt.billNumber}. Check the payment with Assist, then capture again.`,
    }
  if (asked.currency !== attempt.order.currency)
    return {
      decision: "refuse",
      reason: `Assist holds ${describe(attempt.order)}; a capture in ${asked.currency} is not possible.`,
    }
  if (asked.amount > attempt.order.amount)
    return {
      decision: "refuse",
      reason: `Assist holds ${describe(attempt.order)}, less than the ${describe(asked)} to capture.`,
    }
  const whole = asked.amount === attempt.order.amount
  if (wholeOnly(attempt) && !whole)
    return {
      decision: "refuse",
      reason: attempt.converted
        ? `Assist counts this payment as ${describe(attempt.authorized)}; only the whole of it can be captured here.`
        : "This payment was made in two operations (card and points); Assist captures it as a whole only.",
    }
  return { decision: "execute", attempt, money: wholeOnly(attempt) ? undefined : asked }
}

function alreadyCharged(attempt: PaidAttempt, asked: Money, booked: MinorUnits): string {
  const charged = describe({ amount: attempt.charged, currency: attempt.authorized.currency })
  const rest = (attempt.authorized.amount - attempt.charged) as MinorUnits
  const remainder =
    rest > 0
      ? ` The remaining ${describe({ amount: rest, currency: attempt.authorized.currency })} of the hold cannot be captured any more: the bank releases it to the customer.`
      : ""
  if (attempt.charged === booked && attempt.stage === "taken_at_once")
    return `Assist took the ${charged} of payment ${attempt.billNumber} at once, without a hold: nothing is left to capture. To take more, ask the customer for a new payment.`
  if (attempt.charged === booked)
    return `Assist allows one capture per payment, and ${charged} of payment ${attempt.billNumber} is already captured.${remainder} To take more, ask the customer for a new payment.`
  if (!inOrderMoney(attempt))
    return `Assist has captured ${charged} of payment ${attempt.billNumber}, a part of what it counts as ${describe(attempt.authorized)}: Medusa can book such a payment as a whole only.`
  return `Assist has already captured ${charged} of payment ${attempt.billNumber}, while Medusa has booked ${describe({ amount: booked, currency: asked.currency })}. ${describe(asked)} was not captured.${remainder} Check the payment with Assist, then the books will agree.`
}
