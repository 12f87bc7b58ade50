import type { MinorUnits } from "../../gateway"

/** What is known when an owner wants to capture. */
export interface CaptureFacts {
  /** The payment's sum in Medusa. */
  readonly authorized: MinorUnits
  /** What Medusa has booked. */
  readonly captured: MinorUnits
  /** What Assist showed at the last read. */
  readonly chargedAtAssist: MinorUnits
  readonly heldAtAssist: MinorUnits
  readonly canceled: boolean
  /** Absent: all that is left. */
  readonly amount: MinorUnits | undefined
  /** What the page showed as held. */
  readonly left: MinorUnits | undefined
}

export type CaptureWishVerdict =
  /** Without `amount` the whole, in Medusa's own exact sum. */
  | { readonly do: "capture"; readonly amount: MinorUnits | undefined }
  | { readonly do: "already" }
  | {
      readonly do: "refuse"
      readonly why: "canceled" | "too_much" | "one_capture" | "not_at_assist" | "hold_changed"
    }

/**
 * What to do about an owner's capture before core is asked. Assist allows one charge per order (seed 003), so a second
 * click of the same capture finds it done, and any further capture is impossible.
 */
export function decideCaptureWish(facts: CaptureFacts): CaptureWishVerdict {
  const { authorized, captured, chargedAtAssist, heldAtAssist, canceled, amount, left } = facts
  if (captured > 0) {
    if (chargedAtAssist === 0) return { do: "refuse", why: "not_at_assist" }
    const same = amount === undefined || amount === captured
    return same ? { do: "already" } : { do: "refuse", why: "one_capture" }
  }
  if (canceled) return { do: "refuse", why: "canceled" }
  if (amount !== undefined && amount > authorized) return { do: "refuse", why: "too_much" }
  if (left !== undefined && left !== heldAtAssist) return { do: "refuse", why: "hold_changed" }
  return { do: "capture", amount: amount === authorized ? undefined : amount }
}
