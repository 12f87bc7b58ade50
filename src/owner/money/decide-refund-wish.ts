import { type MinorUnits, minorUnits } from "../../gateway"

/** What is known when an owner wants to give money back. */
export interface RefundFacts {
  readonly captured: MinorUnits
  readonly refunded: MinorUnits
  /** Charged and not returned, as Assist showed at the last read. */
  readonly leftAtAssist: MinorUnits
  /** Absent: all that is left. */
  readonly amount: MinorUnits | undefined
  /** What the page showed as refundable. */
  readonly left: MinorUnits | undefined
  /** What it would show now: of a payment that Assist counts in other sums not the same as what can be refunded. */
  readonly shown: MinorUnits
  /** An equal refund was carried out while this one waited, or a moment before it came. */
  readonly twin: boolean
}

export type RefundWishVerdict =
  | { readonly do: "refund"; readonly amount: MinorUnits }
  | { readonly do: "already" }
  | { readonly do: "refuse"; readonly why: "only_held" | "too_much" | "nothing_left" | "left_changed" }

/**
 * What to do about an owner's refund before core is asked. Several refunds of one payment are normal, so a second click
 * is told from a second refund by what the page showed as left; for callers that do not say, by how close the two came.
 */
export function decideRefundWish(facts: RefundFacts): RefundWishVerdict {
  const { captured, refunded, leftAtAssist, amount, left, shown, twin } = facts
  if (captured === 0) return { do: "refuse", why: "only_held" }
  const available = minorUnits(Math.max(0, Math.min(captured - refunded, leftAtAssist)))
  const changed = left !== undefined && left !== shown
  if (twin && (changed || left === undefined)) return { do: "already" }
  if (available === 0)
    return amount === undefined && refunded > 0 ? { do: "already" } : { do: "refuse", why: "nothing_left" }
  if (changed) return { do: "refuse", why: "left_changed" }
  if (amount !== undefined && amount > available) return { do: "refuse", why: "too_much" }
  return { do: "refund", amount: amount ?? available }
}
