import type { DiscrepancyCode } from "../../payments/discrepancy"
import type { CodeText } from "../texts/code-text"

/**
 * `GET /admin/assist/overview[?utc_offset=+03:00]`: how the shop's payments through Assist stand. Asks nobody: what was last seen
 * and booked. Sums are decimal strings, days `YYYY-MM-DD` at `utc_offset` (default GMT).
 */
export interface Overview {
  readonly utc_offset: string
  /** The days of `moved` and `attempts`, oldest first; the last one is today. */
  readonly days: readonly string[]
  /** What Assist holds now, one entry per currency. */
  readonly held: readonly HeldNow[]
  /** What Medusa booked, one entry per currency. */
  readonly moved: readonly MovedByDay[]
  readonly attempts: Attempts
  /** Open ones, the most frequent first. */
  readonly discrepancies: readonly { readonly code: DiscrepancyCode; readonly count: number }[]
  readonly merchants: readonly MerchantHealth[]
}

export interface HeldNow {
  readonly currency: string
  readonly amount: string
  readonly count: number
  /** By the day on which the holds end, the nearest first; days before today have holds nobody has seen to. */
  readonly ends: readonly { readonly date: string; readonly amount: string; readonly count: number }[]
}

export interface MovedByDay {
  readonly currency: string
  readonly captured: string
  readonly refunded: string
  /** Only days on which something was booked. */
  readonly days: readonly { readonly date: string; readonly captured: string; readonly refunded: string }[]
}

/** What became of the tries of shoppers who were sent to pay on these days. */
export interface Attempts {
  readonly paid: number
  readonly refused: number
  /** Shoppers who were sent to pay, of whose try Assist knows nothing or no end. */
  readonly open: number
  /** Why tries were refused, the most frequent first. */
  readonly reasons: readonly { readonly reason: CodeText; readonly count: number }[]
}

export interface MerchantHealth {
  readonly provider_id: string
  readonly merchant_id: string
  /** Until when every operation at Assist has been seen; null: Assist has not been asked yet, or has not answered. */
  readonly last_in_step: string | null
  /** How late the last messages came, by Assist's clock and this server's; null: none came. */
  readonly notification_delay: {
    readonly count: number
    readonly median_seconds: number
    readonly worst_seconds: number
  } | null
}
