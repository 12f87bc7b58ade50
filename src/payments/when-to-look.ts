import type { OrderStatus } from "./order-view"

/** What decides whether an order has to be looked at again without anybody asking. */
export interface LookFacts {
  readonly status: OrderStatus
  readonly ageHours: number
  /** Something went wrong or is not at its end, and nobody knows when it will be. */
  readonly open: boolean
  /** Seconds until each thing that is being written or waited for has ended; what has ended is 0 or below. */
  readonly waits: readonly number[]
}

/** `base`: what the state of the order asks for. `within`: whatever that is, not later than this. */
export interface NextLook {
  readonly base: "schedule" | "daily" | "never"
  readonly within: number | undefined
}

/** ERIP payments may take two days (protocol 9.6); a day of margin. */
const OPEN_FOR_HOURS = 72
/** A refused shopper may still succeed on Assist's page, or come back to it. */
const RETRY_FOR_HOURS = 24
/** So that what is waited for is over by then, by every clock. */
const MARGIN_SECONDS = 1

/**
 * When the background job looks at an order again. Assist reports no timeouts, may be set up to report no charges
 * and cancels, and any message can be lost, so whatever can still change is looked at. Equal books are not the end while
 * something is being written: a call that still hangs, a row without its transaction, an operation without an outcome. A look
 * that waits for such a thing plans the next one for when that ends.
 * `schedule`: by the job's growing steps. `daily`: once a day. `never`: only when somebody asks.
 */
export function whenToLook({ status, ageHours, open, waits }: LookFacts): NextLook {
  const left = waits.filter((seconds) => seconds > 0)
  const within = left.length > 0 ? Math.min(...left) + MARGIN_SECONDS : undefined
  return { base: open ? "schedule" : ofStatus(status, ageHours), within }
}

function ofStatus(status: OrderStatus, ageHours: number): NextLook["base"] {
  switch (status) {
    case "none":
    case "in_process":
      return ageHours < OPEN_FOR_HOURS ? "schedule" : "never"
    case "declined":
    case "timeout":
      return ageHours < RETRY_FOR_HOURS ? "schedule" : "never"
    case "unclear":
    case "held":
      return "daily"
    case "charged":
    case "partly_charged":
    case "partly_returned":
    case "released":
    case "returned":
      return "never"
  }
}

/** Seconds from now to a next look, in terms of the job. */
export interface Pace {
  /** Until the look the job has planned already; absent: none. */
  readonly planned: number | undefined
  /** The first of the job's growing steps. */
  readonly first: number
  readonly daily: number
}

/** @returns seconds until the next look; null: none; undefined: as the job has planned it */
export function secondsToLook({ base, within }: NextLook, { planned, first, daily }: Pace): number | null | undefined {
  const seconds = { schedule: planned ?? first, daily, never: null }[base]
  // An earlier plan is no reason to come later.
  const soonest = within === undefined ? seconds : Math.min(within, seconds ?? within, planned ?? within)
  return soonest !== null && soonest === planned ? undefined : soonest
}
