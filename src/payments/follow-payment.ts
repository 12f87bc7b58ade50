import { formatAmount, type MinorUnits, minorUnits } from "../gateway"
import type { Discrepancy } from "./discrepancy"
import { findings } from "./findings"
import type { FollowStep } from "./follow-step"
import { inOrderMoney } from "./in-order-money"
import type { BookedPayment, MedusaBooks, UnbookedRows } from "./medusa-books"
import { isEnded } from "./nothing-to-do"
import type { OrderView, PaidAttempt } from "./order-view"

const NOTHING_UNBOOKED: UnbookedRows = { young: 0 as MinorUnits, stray: [] }
const report = (discrepancy: Discrepancy): FollowStep => ({ do: "report", reason: discrepancy.detail, discrepancy })

/** The next step for an order number that is a payment of Medusa's already. */
export function followPayment(view: OrderView, payment: BookedPayment, books: MedusaBooks): FollowStep {
  const step = followMoney(view, payment, books)
  return step.do === "nothing" && isEnded(step.why) ? (mendTransactions(payment, books) ?? step) : step
}

/**
 * The order's transactions are derived from capture and refund rows: each row of a living order gets its own, with its own
 * sum, and the order's summary says their total. On a canceled order core writes none, so one corrective transaction is added
 * (contract 2.3).
 */
function mendTransactions(payment: BookedPayment, { order }: MedusaBooks): FollowStep | undefined {
  const { id: paymentId, wrongTransactions: wrong, transactionsAhead: ahead = 0, busySeconds = 0 } = payment
  const corrects = order?.canceled && ahead !== 0
  if (!wrong && !corrects && !order?.summaryWrong) return undefined
  // A neighbor that is still writing would write next to what is mended.
  if (busySeconds > 0) return { do: "nothing", why: "rows_in_flight" }
  if (wrong || !corrects) return { do: "mend_transactions", paymentId, remove: [], add: [], ...wrong }
  const reference = ahead > 0 ? "refund" : "capture"
  return { do: "correct_transactions", paymentId, reference, amount: minorUnits(Math.abs(ahead)) }
}

function followMoney(view: OrderView, payment: BookedPayment, books: MedusaBooks): FollowStep {
  if (!view.paid) return report(findings.paymentMissing(view))
  if (view.paid.moving) return { do: "nothing", why: "operation_moving" }
  if (view.paid.status === "unclear") return report(findings.stateUnclear(view.paid))
  const paid = inOrderMoney(view.paid)
  if (!paid) return report(findings.partAtAssist(view.paid))
  // From here on the rows of a crash count for nothing: they go before anything is concluded from the sums.
  const rows = { captures: payment.captureRows ?? NOTHING_UNBOOKED, refunds: payment.refundRows ?? NOTHING_UNBOOKED }
  if (paid.status === "held" || paid.status === "released") return followUncharged(paid, payment, books, rows.captures)
  if (givenUp(payment, books) && payment.captured === 0)
    // Given up in Medusa and paid back in full: both sides ended at nothing.
    return paid.charged === paid.returned ? closeBoth(payment) : report(findings.chargedThoughCanceled(paid))
  const step = followCaptures(paid, payment, books, rows.captures) ?? followRefunds(paid, payment, books, rows.refunds)
  return step.do === "nothing" && step.why === "equal" ? placeOrder(payment, books, step) : step
}

/** Completion failed after the payment, and so did giving it back: the money waits for an order (contract 2.6). */
function placeOrder(payment: BookedPayment, { order, cart }: MedusaBooks, otherwise: FollowStep): FollowStep {
  if (order || !cart || payment.canceled || payment.refunded > 0) return otherwise
  return { do: "complete_cart", cartId: cart.id }
}

/** Medusa wants no money of this payment: the payment or its order is canceled. */
function givenUp(payment: BookedPayment, { order }: MedusaBooks): boolean {
  return payment.canceled || Boolean(order?.canceled)
}

function closeBoth(payment: BookedPayment): FollowStep {
  return payment.canceled ? { do: "nothing", why: "payment_canceled" } : { do: "cancel_payment", paymentId: payment.id }
}

/** Nothing was charged: the hold stands, or it was released. */
function followUncharged(
  paid: PaidAttempt,
  payment: BookedPayment,
  books: MedusaBooks,
  rows: UnbookedRows,
): FollowStep {
  if (payment.captured > 0) return missingCapture(paid, payment, rows)
  if (payment.refunded > 0) return missingRefund(paid, payment, books, payment.refundRows ?? NOTHING_UNBOOKED)
  if (paid.status === "released")
    return payment.canceled ? { do: "nothing", why: "hold_released" } : { do: "record_release", paymentId: payment.id }
  if (books.order?.canceled) return { do: "cancel_payment", paymentId: payment.id }
  if (payment.canceled) return report(findings.holdNotReleased(paid))
  return placeOrder(payment, books, { do: "nothing", why: "equal" })
}

/** Medusa has booked more captures than Assist has made. */
function missingCapture(paid: PaidAttempt, payment: BookedPayment, { young, stray }: UnbookedRows): FollowStep {
  if (young > 0) return { do: "nothing", why: "rows_in_flight" }
  // All of them, whatever Assist shows: what it did charge is booked anew in the next step, properly.
  if (stray.length > 0 && !payment.capturedInFull)
    return { do: "remove_captures", paymentId: payment.id, ids: stray.map(({ id }) => id) }
  return report(findings.captureNotAtAssist(paid, payment.captured))
}

function followCaptures(
  paid: PaidAttempt,
  payment: BookedPayment,
  { order }: MedusaBooks,
  rows: UnbookedRows,
): FollowStep | undefined {
  if (paid.charged < payment.captured) return missingCapture(paid, payment, rows)
  if (paid.charged > payment.captured) {
    if (payment.canceled) return report(findings.chargedThoughCanceled(paid))
    // Core may be taking a row back whose capture failed. Together with that row it would close the payment, and capture nothing more.
    if (rows.young > 0) return { do: "nothing", why: "rows_in_flight" }
    return { do: "record_capture", paymentId: payment.id, amount: minorUnits(paid.charged - payment.captured) }
  }
  if (rows.stray.length === 0) return undefined
  // Charged, and the row is there, but the order was never told.
  if (payment.canceled) return order && !order.canceled ? tellCaptures(payment, rows) : undefined
  // Core only tells it in one of these two ways.
  if (payment.capturedInFull) return { do: "book_captures", paymentId: payment.id }
  // Of a canceled order the row says what is to go back, and nothing is told to it any more.
  return order?.canceled
    ? undefined
    : { do: "remove_captures", paymentId: payment.id, ids: rows.stray.map(({ id }) => id) }
}

/** An edit canceled the payment while its capture ran: core captures it no more, so its workflow cannot tell the order. */
function tellCaptures({ id: paymentId }: BookedPayment, { stray }: UnbookedRows): FollowStep {
  const add = stray.map(({ id, amount }) => ({
    reference: "capture" as const,
    referenceId: id,
    amount: formatAmount(amount),
  }))
  return { do: "mend_transactions", paymentId, remove: [], add }
}

function followRefunds(
  paid: PaidAttempt,
  payment: BookedPayment,
  books: MedusaBooks,
  { young, stray }: UnbookedRows,
): FollowStep {
  const { order } = books
  if (paid.returned > payment.refunded)
    return { do: "record_refund", paymentId: payment.id, amount: minorUnits(paid.returned - payment.refunded) }
  if (paid.returned < payment.refunded) return missingRefund(paid, payment, books, { young, stray })
  if (order?.canceled) {
    // Core canceled the order whether or not its refund was made (contract trap 3), and asks once only.
    const left = owedBack(paid, payment) - paid.returned
    if (left > 0) return { do: "make_refund", paymentId: payment.id, amount: minorUnits(left) }
  }
  // On a canceled order core keeps the row and refuses the transaction (contract 2.3): nothing more can be booked.
  if (stray.length > 0 && !order?.canceled)
    return { do: "remove_refunds", paymentId: payment.id, ids: stray.map(({ id }) => id) }
  return { do: "nothing", why: "equal" }
}

/** Of a canceled order: what is to go back in all, as far as it was charged. */
function owedBack({ charged }: PaidAttempt, payment: BookedPayment): number {
  return Math.min(charged, payment.owedBack ?? 0)
}

/** Medusa has booked more refunds than Assist has made. */
function missingRefund(
  paid: PaidAttempt,
  payment: BookedPayment,
  { order }: MedusaBooks,
  { young, stray }: UnbookedRows,
): FollowStep {
  if (young > 0) return { do: "nothing", why: "rows_in_flight" }
  // Core took these rows for refunds that were made, and canceled the order without others: the customer waits for them.
  if (order?.canceled && payment.refunded <= owedBack(paid, payment))
    return { do: "refund_booked", paymentId: payment.id }
  if (stray.length > 0) return { do: "remove_refunds", paymentId: payment.id, ids: stray.map(({ id }) => id) }
  return report(findings.refundNotAtAssist(paid, payment.refunded))
}
