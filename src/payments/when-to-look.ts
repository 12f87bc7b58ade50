import type { OrderStatus } from "./order-view"

/** What decides whether an order has to be looked at again without anybody asking. */
export interface LookFacts {
  readonly status: OrderStatus
  /** An operation at Assist has not ended, or one of ours has an unknown outcome. */
  readonly unsettled: boolean
  readonly ageHours: number
}

/** ERIP payments may take two days (protocol 9.6); a day of margin. */
const OPEN_FOR_HOURS = 72
/** A refused shopper may still succeed on Assist's page, or come back to it. */
const RETRY_FOR_HOURS = 24

/**
 * When the background job looks at an order again. Assist reports no timeouts, may be set up to report no charges
 * and cancels, and any message can be lost, so whatever can still change is looked at.
 * `schedule`: by the job's growing steps. `daily`: once a day. `never`: only when somebody asks.
 */
export function whenToLook({ status, unsettled, ageHours }: LookFacts): "schedule" | "daily" | "never" {
  if (unsettled) return "schedule"
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
