import { type MinorUnits, type Money, minorUnits } from "../gateway"
import { describe } from "./decide-authorize"
import { wholeOnly } from "./in-order-money"
import type { MoneyDecision } from "./money-decision"
import type { OrderView, PaidAttempt } from "./order-view"

export interface BookedRefund {
  readonly asked: Money
  /** Sum of the other refunds Medusa has booked for this payment. */
  readonly booked: MinorUnits
  /** The part of `booked` whose rows were written just now and may still wait for their turn. */
  readonly waiting?: MinorUnits
  /** The refund was made at Assist and is only being booked: it must never be carried out again. */
  readonly bookOnly: boolean
}

/**
 * What to do about a refund. Medusa lets one exceed the captures by a minor unit (contract 2.3); it is refused here,
 * since Assist would return less than Medusa books.
 */
export function decideRefund(view: OrderView, { asked, booked: all, waiting, bookOnly }: BookedRefund): MoneyDecision {
  const attempt = view.paid
  if (!attempt) return { decision: "refuse", reason: "Assist holds no payment for this order; nothing was returned." }
  if (attempt.status === "unclear")
    return {
      decision: "refuse",
      reason: `Assist reports the state "${attempt.stateText}" for payment ${attempt.billNumber}, whose sums cannot be read. Refund it in Assist's cabinet.`,
    }
  if (attempt.moving)
    return {
      decision: "wait",
      reason: "Assist is still working on an earlier operation of this payment. Try again in a minute.",
    }
  if (attempt.charged === 0)
    return {
      decision: "refuse",
      reason:
        attempt.status === "held"
          ? `Payment ${attempt.billNumber} is only held, not captured: cancel the order to release the hold, or capture a smaller sum.`
          : `The hold of payment ${attempt.billNumber} was released at Assist; there is nothing to return.`,
    }
  const booked = withoutWaiting(attempt, all, waiting)
  if (wholeOnly(attempt)) return decideWhole(attempt, asked, booked)
  const unbooked = attempt.returned - booked
  if (unbooked === asked.amount) return { decision: "adopt", attempt }
  if (unbooked !== 0 || bookOnly) return { decision: "refuse", reason: booksDiffer(attempt, asked, booked) }
  const left = Math.max(0, attempt.charged - attempt.returned)
  if (asked.amount > left)
    return {
      decision: "refuse",
      reason: `Of payment ${attempt.billNumber} ${describe({ amount: minorUnits(left), currency: asked.currency })} can still be returned, less than the ${describe(asked)} asked for.`,
    }
  return { decision: "execute", attempt, money: endsOrder(attempt, asked.amount) ? undefined : asked }
}

/**
 * What stands behind Medusa's other rows at Assist. Of two refunds at the same moment both rows are there before either is
 * carried out: one that waits for its turn stands for nothing yet, unless it is what the cabinet has returned.
 */
function withoutWaiting({ returned }: PaidAttempt, booked: MinorUnits, waiting = 0): MinorUnits {
  return returned >= booked ? booked : minorUnits(booked - waiting)
}

/**
 * Returns all that was charged of a part in one go. Asked for without a sum it cancels the order as a whole, so that the
 * bank keeps nothing of the hold blocked (protocol 5: without Amount a full cancel). The shop loses nothing by it: Assist
 * charges an order once, so the rest could not be captured any more. After an earlier partial refund the sum is named.
 */
function endsOrder({ status, charged }: PaidAttempt, amount: MinorUnits): boolean {
  return status === "partly_charged" && amount === charged
}

function decideWhole(attempt: PaidAttempt, asked: Money, booked: MinorUnits): MoneyDecision {
  const whole = asked.amount === attempt.order.amount && booked === 0
  if (!whole)
    return {
      decision: "refuse",
      reason: attempt.converted
        ? `Assist counts this payment as ${describe(attempt.authorized)}; only the whole of it can be returned here. Return a part in Assist's cabinet.`
        : "This payment was made in two operations (card and points); return a part of it in Assist's cabinet.",
    }
  if (attempt.returned === attempt.charged) return { decision: "adopt", attempt }
  if (attempt.returned > 0)
    return {
      decision: "refuse",
      reason: `Assist has returned ${describe({ amount: attempt.returned, currency: attempt.authorized.currency })} of payment ${attempt.billNumber}, a part: Medusa can book such a payment as a whole only. Return the rest in Assist's cabinet.`,
    }
  return { decision: "execute", attempt, money: undefined }
}

function booksDiffer(attempt: PaidAttempt, asked: Money, booked: MinorUnits): string {
  const returned = describe({ amount: attempt.returned, currency: attempt.authorized.currency })
  return `Assist has returned ${returned} of payment ${attempt.billNumber}, while Medusa has booked ${describe({ amount: booked, currency: asked.currency })}. ${describe(asked)} was not returned. Check the payment with Assist, then the books will agree.`
}
