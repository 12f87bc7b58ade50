/**
 * What can be wrong between Assist's ledger and Medusa's books, or need a person's eye. Closed: a new kind needs a text
 * in every language of the admin and a line in docs/on-call.md.
 */
export const DISCREPANCY_CODES = [
  /** A call was sent and nobody knows whether it was carried out; nothing else moves until that is settled. */
  "outcome_unknown",
  /** The shopper paid more than once under one order number. */
  "paid_twice",
  /** Medusa has a payment Assist does not show. */
  "payment_missing",
  /** Medusa booked a capture Assist does not show. */
  "capture_not_at_assist",
  /** Medusa booked a refund Assist does not show: the customer has not got the money. */
  "refund_not_at_assist",
  /** Assist charged a payment Medusa has canceled. */
  "charged_though_canceled",
  /** Medusa gave the payment up, Assist still holds the money. */
  "hold_not_released",
  /** What Assist did could not be booked in Medusa. */
  "not_booked",
  /** A part was moved of a payment whose sums are not Medusa's (converted, points): only the whole can be booked. */
  "part_at_assist",
  /** Paid, but no order could come of it; the money went back. */
  "order_not_placed",
  /** Paid, and Medusa keeps failing to place the order; tried again until the money goes back. */
  "order_waiting",
  /** Paid with another sum or currency than is due; the money went back where that was possible. */
  "amount_differs",
  /** Assist marks the payment as a test while the shop takes real money. */
  "test_payment",
  /** Assist's report cannot be read; look in the cabinet. */
  "state_unclear",
  /** The hold ends soon and is not captured. */
  "hold_expiring",
  /** A capture asked for by a fulfillment or shipment was not made. */
  "fulfillment_not_captured",
  /** An edited order needs something of its hold that Assist cannot give. */
  "edit_not_followed",
  /** Assist reports other lines of a fiscal receipt than were sent. */
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
