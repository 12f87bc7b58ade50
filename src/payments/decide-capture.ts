import type { MinorUnits, Money } from "../gateway"
import { type Said, saying } from "../refusals/saying"
import { stateWords } from "../refusals/words"
import { refusedSum } from "./decide-authorize"
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
  if (!attempt)
    return { decision: "refuse", ...saying("capture_nothing_held", { state: stateWords(view.last?.stateText) }) }
  const { billNumber: billnumber, stateText: state } = attempt
  if (view.status === "unclear") return { decision: "refuse", ...saying("capture_unreadable", { state, billnumber }) }
  if (attempt.moving) return { decision: "wait", ...saying("moving") }
  if (attempt.status === "released") return { decision: "refuse", ...saying("capture_released", { billnumber }) }
  if (attempt.charged === 0) return decideCharge(attempt, asked, bookedLongAgo)
  const total = booked + asked.amount
  if (inOrderMoney(attempt)?.charged === total) return { decision: "adopt", attempt }
  return { decision: "refuse", ...alreadyCharged(attempt, asked, booked) }
}

function decideCharge(attempt: PaidAttempt, asked: Money, bookedLongAgo: MinorUnits): MoneyDecision {
  const held = refusedSum(attempt.order)
  if (bookedLongAgo > 0) {
    const booked = refusedSum({ ...asked, amount: bookedLongAgo })
    return { decision: "refuse", ...saying("capture_only_booked", { booked, billnumber: attempt.billNumber }) }
  }
  if (asked.currency !== attempt.order.currency)
    return { decision: "refuse", ...saying("capture_other_currency", { held, currency: asked.currency }) }
  if (asked.amount > attempt.order.amount)
    return { decision: "refuse", ...saying("capture_above_hold", { held, asked: refusedSum(asked) }) }
  const whole = asked.amount === attempt.order.amount
  if (wholeOnly(attempt) && !whole)
    return {
      decision: "refuse",
      ...(attempt.converted
        ? saying("capture_whole_converted", { counted: refusedSum(attempt.authorized) })
        : saying("capture_whole_points")),
    }
  return { decision: "execute", attempt, money: wholeOnly(attempt) ? undefined : asked }
}

function alreadyCharged(attempt: PaidAttempt, asked: Money, booked: MinorUnits): Said {
  const { billNumber: billnumber, authorized } = attempt
  const charged = refusedSum({ amount: attempt.charged, currency: authorized.currency })
  const rest = (authorized.amount - attempt.charged) as MinorUnits
  const remainder =
    rest > 0
      ? saying("remainder_goes_back", { rest: refusedSum({ amount: rest, currency: authorized.currency }) }).refusal
      : null
  if (attempt.charged === booked && attempt.stage === "taken_at_once")
    return saying("capture_taken_at_once", { charged, billnumber })
  if (attempt.charged === booked) return saying("capture_only_once", { charged, billnumber, remainder })
  if (!inOrderMoney(attempt))
    return saying("capture_part_of_other_sum", { charged, billnumber, counted: refusedSum(authorized) })
  const inBooks = refusedSum({ amount: booked, currency: asked.currency })
  return saying("capture_books_differ", { charged, billnumber, booked: inBooks, asked: refusedSum(asked), remainder })
}
