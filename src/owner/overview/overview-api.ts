import type { DiscrepancyCode } from "../../payments/discrepancy"
import type { CodeText } from "../texts/code-text"

/** Answer of `GET /admin/assist/overview`. Days are `YYYY-MM-DD` at `utc_offset`. */
export interface Overview {
  /** The clock by which days were counted, such as `+03:00`. */
  readonly utc_offset: string
  /** The days of `moved` and `attempts`, oldest first; the last one is today. */
  readonly days: readonly string[]
  /** What Assist holds now, one entry per currency. */
  readonly held: readonly HeldNow[]
  /** What Medusa booked, one entry per currency. */
  readonly moved: readonly MovedByDay[]
  /** What became of shoppers' attempts to pay. */
  readonly attempts: Attempts
  /** Open discrepancies by code, the most frequent first. */
  readonly discrepancies: readonly {
    /** What kind it is. */
    readonly code: DiscrepancyCode
    /** How many are open. */
    readonly count: number
  }[]
  /** How each merchant keeps in step with Assist. */
  readonly merchants: readonly MerchantHealth[]
}

/** What Assist holds now in one currency. */
export interface HeldNow {
  /** ISO 4217. */
  readonly currency: string
  /** The sum of all holds, in major units with two decimals. */
  readonly amount: string
  /** How many holds there are. */
  readonly count: number
  /** By the day on which the holds end, the nearest first; days before today have holds that no person has seen to. */
  readonly ends: readonly {
    /** The day on which they end. */
    readonly date: string
    /** The sum of the holds that end on it. */
    readonly amount: string
    /** How many end on it. */
    readonly count: number
  }[]
}

/** What Medusa booked in one currency. */
export interface MovedByDay {
  /** ISO 4217. */
  readonly currency: string
  /** Captured on all days, in major units with two decimals. */
  readonly captured: string
  /** Refunded on all days, in major units with two decimals. */
  readonly refunded: string
  /** Only days on which something was booked. */
  readonly days: readonly {
    /** The day. */
    readonly date: string
    /** Captured on it. */
    readonly captured: string
    /** Refunded on it. */
    readonly refunded: string
  }[]
}

/** What became of the attempts of shoppers who were sent to pay on these days. */
export interface Attempts {
  /** Attempts that were paid. */
  readonly paid: number
  /** Attempts that were refused, or timed out. */
  readonly refused: number
  /** Shoppers who were sent to pay, of whose attempt Assist knows nothing or no end. */
  readonly open: number
  /** Why attempts were refused, the most frequent first. */
  readonly reasons: readonly {
    /** Assist's response code in words. */
    readonly reason: CodeText
    /** How many were refused so. */
    readonly count: number
  }[]
}

/** How one merchant keeps in step with Assist. */
export interface MerchantHealth {
  /** Provider of the payments in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Merchant number at Assist. */
  readonly merchant_id: string
  /** Until when every operation at Assist has been seen, ISO 8601; `null`: Assist has not been asked yet, or has not answered. */
  readonly last_in_step: string | null
  /** How late the last hundred messages came, by Assist's clock and this server's; `null`: none came. */
  readonly notification_delay: {
    /** How many messages this is about. */
    readonly count: number
    /** Half of them came sooner than this. */
    readonly median_seconds: number
    /** The latest one. */
    readonly worst_seconds: number
  } | null
}
