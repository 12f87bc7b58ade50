import { formatAmount, type MinorUnits, type Money } from "../gateway"
import { describe } from "./decide-authorize"
import type { Discrepancy, DiscrepancyCode } from "./discrepancy"
import type { OrderView, PaidAttempt } from "./order-view"
import { UNPLACED_CAUSES, type UnplacedCause } from "./unplaced"

/** Why a payment cannot stay. */
export interface Refusal {
  readonly reason: string
  /** Absent when it was the sum that did not fit. */
  readonly cause?: UnplacedCause
  /** What was due, when it was the sum that did not fit. */
  readonly due?: Money
}

/** An operation of ours whose outcome is not known. */
export interface UnknownOperation {
  readonly id: string
  readonly kind: "payment" | "charge" | "release" | "refund"
  readonly amount: string | null
  readonly currency: string | null
  /** Null: a payment, which has no number before Assist gives it one. */
  readonly billnumber: string | null
}

function finding(code: DiscrepancyCode, detail: string, params: Record<string, string>): Discrepancy {
  return { code, detail, params }
}

function sums(attempt: PaidAttempt, amount: MinorUnits): Record<string, string> {
  return { billnumber: attempt.billNumber, amount: formatAmount(amount), currency: attempt.authorized.currency }
}

/**
 * Every discrepancy a look at an order can find, in words and as values. The values are what makes two findings the
 * same: they hold no times and no texts of others.
 */
export const findings = {
  paymentMissing: ({ last, status }: OrderView): Discrepancy =>
    finding(
      "payment_missing",
      `Medusa has a payment that Assist does not show (state: ${last?.stateText || "no such order"}).`,
      { state: last?.stateText || status },
    ),
  stateUnclear: (attempt: PaidAttempt, detail?: string): Discrepancy =>
    finding("state_unclear", detail ?? `Assist's report on payment ${attempt.billNumber} cannot be read.`, {
      billnumber: attempt.billNumber,
      state: attempt.stateText,
    }),
  testPayment: (attempt: PaidAttempt, detail: string): Discrepancy =>
    finding("test_payment", detail, sums(attempt, attempt.authorized.amount)),
  notPlaced: (attempt: PaidAttempt, { reason, cause, due }: Refusal): Discrepancy => {
    const paid = { billnumber: attempt.billNumber, amount: formatAmount(attempt.order.amount) }
    const params = { ...paid, currency: attempt.order.currency }
    if (!due) return finding("order_not_placed", reason, { ...params, ...(cause && { cause }) })
    return finding("amount_differs", reason, { ...params, due: formatAmount(due.amount), due_currency: due.currency })
  },
  orderNotPlaced: (
    { billNumber, amount, currency }: { billNumber: string; amount: string; currency: string },
    cause: UnplacedCause,
  ): Discrepancy =>
    finding("order_not_placed", UNPLACED_CAUSES[cause], { billnumber: billNumber, amount, currency, cause }),
  orderWaiting: (attempt: PaidAttempt, minutes: number): Discrepancy =>
    finding(
      "order_waiting",
      `Payment ${attempt.billNumber} is there, and Medusa keeps failing to place its order: the store's log says why. It is tried again; ${minutes} minutes after the first try the money goes back.`,
      sums(attempt, attempt.order.amount),
    ),
  holdNotReleased: (attempt: PaidAttempt): Discrepancy =>
    finding(
      "hold_not_released",
      `Medusa has canceled payment ${attempt.billNumber}, while Assist still holds its money.`,
      sums(attempt, attempt.authorized.amount),
    ),
  chargedThoughCanceled: (attempt: PaidAttempt): Discrepancy =>
    finding(
      "charged_though_canceled",
      `Medusa has canceled payment ${attempt.billNumber}, while Assist has captured it.`,
      sums(attempt, attempt.charged),
    ),
  captureNotAtAssist: (attempt: PaidAttempt, booked: MinorUnits): Discrepancy =>
    finding(
      "capture_not_at_assist",
      attempt.status === "released"
        ? "Medusa has booked a capture, while the hold was released at Assist."
        : `Medusa has booked a capture of payment ${attempt.billNumber} that Assist does not show.`,
      {
        ...sums(attempt, booked),
        charged: formatAmount(attempt.charged),
        ...(attempt.status !== "held" && { held: "no" }),
      },
    ),
  partAtAssist: (attempt: PaidAttempt): Discrepancy =>
    finding(
      "part_at_assist",
      `Of payment ${attempt.billNumber} a part was captured or returned at Assist, which counts it as ${describe(attempt.authorized)}: Medusa can book such a payment as a whole only.`,
      { ...sums(attempt, attempt.charged), returned: formatAmount(attempt.returned) },
    ),
  refundNotAtAssist: (attempt: PaidAttempt, booked: MinorUnits): Discrepancy =>
    finding(
      "refund_not_at_assist",
      `Medusa has booked a refund of payment ${attempt.billNumber} that Assist does not show.`,
      { ...sums(attempt, booked), returned: formatAmount(attempt.returned) },
    ),
  paidTwice: (paid: PaidAttempt, second: PaidAttempt): Discrepancy =>
    finding(
      "paid_twice",
      `The customer paid more than once: beside payment ${paid.billNumber} Assist holds ${describe(second.order)} in payment ${second.billNumber}. Return it in Assist's cabinet.`,
      {
        billnumber: second.billNumber,
        amount: formatAmount(second.order.amount),
        currency: second.order.currency,
        first: paid.billNumber,
      },
    ),
  outcomeUnknown: ({ kind, amount, currency, billnumber, id }: UnknownOperation): Discrepancy =>
    finding(
      "outcome_unknown",
      `A ${kind} of ${amount ? `${amount} ${currency ?? ""}` : "the whole sum"} was sent${billnumber ? ` for payment ${billnumber}` : ""} and it is still not known whether Assist carried it out. Nothing else moves on this payment until it is.`,
      { billnumber: billnumber ?? "", kind, amount: amount ?? "", currency: currency ?? "", operation: id },
    ),
  holdExpiring: (
    order: { amount: string; currency: string; billnumber: string | null; hold_until: Date | string | null },
    failure?: string,
  ): Discrepancy => {
    const until = order.hold_until ? new Date(order.hold_until).toISOString() : ""
    const tried = failure ? ` What the option holdExpiry asks for failed: ${failure}` : ""
    return finding(
      "hold_expiring",
      `The hold of ${order.amount} ${order.currency} ends at ${until} and is not captured.${tried}`,
      { billnumber: order.billnumber ?? "", amount: order.amount, currency: order.currency, hold_until: until },
    )
  },
  receiptDiffers: ({ billNumber }: PaidAttempt, { sent, reported }: { sent: string; reported: string }): Discrepancy =>
    finding(
      "receipt_differs",
      `The fiscal receipt of payment ${billNumber} is not the one the shop has sent. Sent: ${sent || "no such line"}. Reported by Assist: ${reported || "no such line"}.`,
      { billnumber: billNumber, sent, reported },
    ),
  notBooked: (step: string, why: string): Discrepancy =>
    finding("not_booked", `What Assist did could not be booked in Medusa (${step}): ${why}`, { step }),
} as const
