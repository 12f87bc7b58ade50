/**
 * What can be wrong between Assist's ledger and Medusa's books, or need a person's eye. Closed: a new kind needs a text
 * in every language of the admin. Above each: what it means and how it comes about, then what the plugin does about it by itself
 * (`@remarks`), and what the owner may press (`@press`); docs/discrepancies.md and docs/on-call.md are made of that.
 */
export const DISCREPANCY_CODES = [
  /**
   * A call was sent, no clear answer came, and Assist's ledger does not tell after `settleAfter` seconds (Assist
   * cannot be read, or is still working on an operation).
   * @remarks It asks again by the job's schedule, and blocks every other movement on this payment until it knows.
   * @press `check`. If it stays, look in the cabinet and ask Assist's support.
   */
  "outcome_unknown",
  /**
   * Assist holds two payments under one order number and the second is not plain (partly captured or returned by
   * hand, or it may be Medusa's own).
   * @remarks It gives a plain second hold or charge back at once, without asking.
   * @press `release_extra`, or return it in the cabinet and `accept`.
   */
  "paid_twice",
  /**
   * Medusa has a payment, Assist shows none: merchant number or server was changed, or a payment was made by hand in
   * the database.
   * @remarks Nothing.
   * @press `check` after you have mended the options; otherwise `accept`.
   */
  "payment_missing",
  /**
   * Medusa has booked a capture, Assist has not charged (a payment that was taken at once is charged, whatever was
   * asked for).
   * @remarks It removes capture rows that a crash left (older than 3 minutes, without order transaction, nothing unsettled).
   * @press `capture` if the goods went out (offered only while the hold stands); `check` after you have mended it in the
   * cabinet; otherwise `accept`.
   */
  "capture_not_at_assist",
  /**
   * Medusa has booked a refund, Assist has not returned the money: **the customer is waiting for it**.
   * @remarks On a canceled order it makes the refund itself, also that of a row a crash left (core counted it as made when it
   * canceled). On any other order it removes rows that a crash left.
   * @press `refund`.
   */
  "refund_not_at_assist",
  /**
   * Assist charged (usually by hand in the cabinet) what Medusa has canceled.
   * @remarks Nothing: a person charged, on purpose or by mistake.
   * @press `release` returns it; `accept` if the charge was meant.
   */
  "charged_though_canceled",
  /**
   * Medusa canceled the payment, its order lives on, Assist still holds the money (an order edit, a database repair).
   * @remarks On a canceled order it releases the hold itself.
   * @press `release`. `accept` lets the hold run out.
   */
  "hold_not_released",
  /**
   * Booking in Medusa keeps failing (three looks and more); the text says which step and why.
   * @remarks It tries again by the job's schedule.
   * @press Mend the cause, then `check`.
   */
  "not_booked",
  /**
   * In the cabinet a part was captured or returned of a payment that Assist counts in other sums than Medusa
   * (converted, another sum than the order's, card and points): Medusa has no such part.
   * @remarks Nothing: of such payments only the whole is booked.
   * @press Finish it in the cabinet (capture or return the rest), then `check`. Otherwise book the difference outside Medusa and
   * `accept`.
   */
  "part_at_assist",
  /**
   * Paid, but no order could come of it: product, shipping option, region or stock gone, session or cart gone, order
   * canceled or changed before, paid twice, or Medusa failed for `orphanedPaymentTimeout` minutes. `params.cause` says which, and
   * the card explains it.
   * @remarks It gave the money back.
   * @press Tell the customer, then `accept`.
   */
  "order_not_placed",
  /**
   * Paid, and Medusa has failed for ten minutes to place the order (a lock, the database, an error of core or of
   * another plugin; the store's log says which).
   * @remarks It tries again at least every five minutes, and gives the money back `orphanedPaymentTimeout` minutes after the first
   * try. What can never become an order (product, shipping option, region or stock gone) goes back at once,
   * without this.
   * @press Mend the cause, then `check`; or `release`.
   */
  "order_waiting",
  /**
   * Paid with another sum or currency than was due.
   * @remarks It gave the money back where that was possible.
   * @press Find out how it came about, then `accept`.
   */
  "amount_differs",
  /**
   * Assist marks the payment as a test while the shop takes real money; no order comes of it.
   * @remarks Nothing.
   * @press Switch Assist to live mode, or set `testMode` in a test shop.
   */
  "test_payment",
  /**
   * Assist reports a state or sums that contradict themselves or are unknown to this version.
   * @remarks Nothing: such a report is never acted on.
   * @press Look in the cabinet, then `check`.
   */
  "state_unclear",
  /**
   * The hold ends within `holdExpiryLead` hours and is not captured (or the automatic capture failed; then the text
   * says why).
   * @remarks With `holdExpiry: "capture"` or `"release"` it acts once, and captures no more than the order owes. When Assist could
   * not be asked, or the process ended in the middle, it tries again after two minutes.
   * @press `capture` or `release`.
   */
  "hold_expiring",
  /**
   * A capture asked for by a fulfillment or shipment was not made.
   * @remarks It tries again by the job's schedule (docs/capture-on-fulfillment.md).
   * @press `capture`.
   */
  "fulfillment_not_captured",
  /**
   * An edited order needs of its hold what Assist cannot give.
   * @remarks It tries again by the job's schedule, until the hold was re-homed or is no longer there.
   * @press `check`.
   */
  "edit_not_followed",
  /**
   * Assist reports other lines of the fiscal receipt than were sent: with `openOrder: "form"` the shopper can change
   * them, with `"request"` Assist kept those of an earlier visit.
   * @remarks It measures refunds against what Assist reports; a capture then carries the right lines.
   * @press Correct the receipt in the cash register if the tax office must see it, then `accept`. Set `openOrder` to
   * `"request"`.
   */
  "receipt_differs",
] as const

export type DiscrepancyCode = (typeof DISCREPANCY_CODES)[number]

/** What the owner may press. `accept` says "I have seen it and dealt with it elsewhere" and closes the matter. */
export type DiscrepancyAction =
  /** Read Assist again and follow it. */
  | "check"
  /** Release the hold, or return what was charged without Medusa knowing. */
  | "release"
  /** Give back the further payment under the same order number. */
  | "release_extra"
  /** Capture at Assist what Medusa has booked. */
  | "capture"
  /** Return at Assist what Medusa has booked as refunded. */
  | "refund"
  | "accept"

/** The first action is the suggested one. */
export const DISCREPANCY_ACTIONS: Record<DiscrepancyCode, readonly DiscrepancyAction[]> = {
  outcome_unknown: ["check"],
  paid_twice: ["release_extra", "accept"],
  payment_missing: ["check", "accept"],
  capture_not_at_assist: ["check", "capture", "accept"],
  refund_not_at_assist: ["refund", "accept"],
  charged_though_canceled: ["release", "accept"],
  hold_not_released: ["release", "accept"],
  not_booked: ["check", "accept"],
  part_at_assist: ["check", "accept"],
  order_not_placed: ["accept"],
  order_waiting: ["check", "release", "accept"],
  amount_differs: ["accept"],
  test_payment: ["accept"],
  state_unclear: ["check", "accept"],
  hold_expiring: ["capture", "release", "accept"],
  fulfillment_not_captured: ["capture", "accept"],
  edit_not_followed: ["check", "accept"],
  receipt_differs: ["check", "accept"],
}

/** What may be pressed on a finding: nothing that its own facts rule out. */
export function possibleActions({ code, params }: Pick<Discrepancy, "code" | "params">): readonly DiscrepancyAction[] {
  const actions = DISCREPANCY_ACTIONS[code]
  // Nothing is held any more, so nothing can be captured: an owner must not be led to try.
  return code === "capture_not_at_assist" && params["held"] === "no"
    ? actions.filter((action) => action !== "capture")
    : actions
}

/**
 * How a discrepancy ends by itself. `look`: every look at the order finds it again, and when one does not, it is
 * resolved. `told`: something that happened once; it stays until a person has seen it. `opener`: the
 * part of the plugin that opened it also closes it (hold deadline, shipments, edits).
 */
export const DISCREPANCY_LIFE: Record<DiscrepancyCode, "look" | "told" | "opener"> = {
  outcome_unknown: "look",
  paid_twice: "look",
  payment_missing: "look",
  capture_not_at_assist: "look",
  refund_not_at_assist: "look",
  charged_though_canceled: "look",
  hold_not_released: "look",
  not_booked: "look",
  part_at_assist: "look",
  order_not_placed: "told",
  order_waiting: "look",
  amount_differs: "told",
  test_payment: "look",
  state_unclear: "look",
  hold_expiring: "opener",
  fulfillment_not_captured: "opener",
  edit_not_followed: "opener",
  receipt_differs: "look",
}

/** The codes a look at the order decides about. */
export const FOUND_BY_LOOKING: readonly DiscrepancyCode[] = DISCREPANCY_CODES.filter(
  (code) => DISCREPANCY_LIFE[code] === "look",
)

/** One finding, in the form it is stored and shown. */
export interface Discrepancy {
  readonly code: DiscrepancyCode
  /** What happened, in English, with sums and numbers; for the log and the person on call. */
  readonly detail: string
  /** Values for the admin's text of this code, e.g. `{ amount: "30.10", currency: "BYN", billnumber: "..." }`. */
  readonly params: Readonly<Record<string, string>>
}
