import { type MinorUnits, minorUnits } from "../gateway"
import type { AttemptStatus } from "./order-view"

/** What a payment's picture says of its hold, in the currency of the payment operation. */
export interface ChargedHold {
  readonly status: AttemptStatus
  readonly authorized: MinorUnits
  readonly charged: MinorUnits
  readonly heldAt: Date | undefined
}

/** The part of a hold that was not charged, and can no longer be: Assist charges an order once (seed 003). */
export interface RestOfHold {
  readonly amount: MinorUnits
  /** `blocked`: not yet free for the customer. `perhaps_blocked`: nobody here knows how it was charged. */
  readonly is: "released" | "blocked" | "perhaps_blocked"
  /** When the bank lets go of it by itself. */
  readonly until: { readonly earliest: Date; readonly latest: Date } | undefined
}

const DAY = 24 * 60 * 60 * 1000
/** What is not confirmed is dropped "after 5 to 14 days depending on the bank" (protocol 4), counted from the payment. */
const DROPPED_AFTER_DAYS = { earliest: 5, latest: 14 }

/**
 * What became of the rest of a partial charge. `PartialDelayed` keeps it blocked unless the charge asked for AutoDeposit
 * (seed 003); a full cancel ends the order and all of its hold (seed 004).
 * @param autoDeposit as sent with the charge; undefined: the charge was not ours, or older than this note of it
 */
export function restOfHold(hold: ChargedHold, autoDeposit: boolean | undefined): RestOfHold | undefined {
  const { status, authorized, charged, heldAt } = hold
  const amount = minorUnits(Math.max(0, authorized - charged))
  if (amount === 0 || status === "held" || status === "unclear") return undefined
  const live = status === "partly_charged" || status === "partly_returned"
  if (!live || autoDeposit) return { amount, is: "released", until: undefined }
  const droppedAfter = (days: number) => heldAt && new Date(heldAt.getTime() + days * DAY)
  const [earliest, latest] = [droppedAfter(DROPPED_AFTER_DAYS.earliest), droppedAfter(DROPPED_AFTER_DAYS.latest)]
  return {
    amount,
    is: autoDeposit === false ? "blocked" : "perhaps_blocked",
    until: earliest && latest && { earliest, latest },
  }
}
