import { type MinorUnits, type Money, minorUnits } from "../gateway"
import type { RefusedSum } from "../refusals/holes"
import { type Said, saying } from "../refusals/saying"
import { refusedSum } from "./decide-authorize"
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
  if (!attempt) return { decision: "refuse", ...saying("refund_nothing_held") }
  const { billNumber: billnumber, stateText: state } = attempt
  if (attempt.status === "unclear") return { decision: "refuse", ...saying("refund_unreadable", { state, billnumber }) }
  if (attempt.moving) return { decision: "wait", ...saying("moving") }
  if (attempt.charged === 0)
    return {
      decision: "refuse",
      ...saying(attempt.status === "held" ? "refund_only_held" : "refund_released", { billnumber }),
    }
  const booked = withoutWaiting(attempt, all, waiting)
  if (wholeOnly(attempt)) return decideWhole(attempt, asked, booked)
  const unbooked = attempt.returned - booked
  if (unbooked === asked.amount) return { decision: "adopt", attempt }
  if (unbooked !== 0 || bookOnly) return { decision: "refuse", ...booksDiffer(attempt, asked, booked) }
  const left = minorUnits(Math.max(0, attempt.charged - attempt.returned))
  if (asked.amount > left) {
    const stillThere = refusedSum({ amount: left, currency: asked.currency })
    return {
      decision: "refuse",
      ...saying("refund_above_left", { billnumber, left: stillThere, asked: refusedSum(asked) }),
    }
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
      ...(attempt.converted
        ? saying("refund_whole_converted", { counted: refusedSum(attempt.authorized) })
        : saying("refund_whole_points")),
    }
  if (attempt.returned === attempt.charged) return { decision: "adopt", attempt }
  if (attempt.returned > 0)
    return {
      decision: "refuse",
      ...saying("refund_part_returned", { returned: returnedOf(attempt), billnumber: attempt.billNumber }),
    }
  return { decision: "execute", attempt, money: undefined }
}

function booksDiffer(attempt: PaidAttempt, asked: Money, booked: MinorUnits): Said {
  return saying("refund_books_differ", {
    returned: returnedOf(attempt),
    billnumber: attempt.billNumber,
    booked: refusedSum({ amount: booked, currency: asked.currency }),
    asked: refusedSum(asked),
  })
}

function returnedOf({ returned, authorized }: PaidAttempt): RefusedSum {
  return refusedSum({ amount: returned, currency: authorized.currency })
}
