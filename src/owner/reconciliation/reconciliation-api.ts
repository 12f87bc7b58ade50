/** A day's reconciliation in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/** Answer of `GET /admin/assist/reconciliation`. */
export interface Reconciliation extends Page {
  /** The provider entry that was asked for. */
  readonly provider_id: string
  /** The day, `YYYY-MM-DD`. */
  readonly date: string
  /** The clock by which the day was counted, such as `+03:00`. */
  readonly utc_offset: string
  /** Sums of the whole day, one entry per currency, in major units with two decimals. */
  readonly totals: readonly {
    /** ISO 4217. */
    readonly currency: string
    /** What Assist charged. */
    readonly assist_charged: string
    /** What Medusa booked as captured. */
    readonly medusa_captured: string
    /** What Assist returned. */
    readonly assist_returned: string
    /** What Medusa booked as refunded. */
    readonly medusa_refunded: string
  }[]
  /** When Assist was asked, ISO 8601: with it as a parameter, other pages and the CSV show the same comparison, for ten minutes. */
  readonly as_of: string
  /** Of all rows, those that are not equal. They come first. */
  readonly differing: number
  /** One page of them. Those that differ come first, then the rest, each part by order number. */
  readonly rows: readonly ReconciliationRow[]
}

/** One order number on that day. Sums are in major units with two decimals. */
export interface ReconciliationRow {
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** Assist's number of the payment. */
  readonly billnumber: string
  /** Medusa's order, when there is one. */
  readonly order_id: string | null
  /** Number of Medusa's order, as people see it. */
  readonly display_id: number | null
  /** State of the order in Assist's words. */
  readonly orderstate: string
  /** Currency of the sums, ISO 4217. */
  readonly currency: string
  /** What came to be held at Assist on this day. */
  readonly held: string
  /** What Assist charged. */
  readonly charged: string
  /** What Medusa booked as captured. */
  readonly captured: string
  /** What Assist returned. */
  readonly returned: string
  /** What Medusa booked as refunded. */
  readonly refunded: string
  /** `differs`: the sums are not the same. `only_assist`, `only_medusa`: one side knows nothing of it. */
  readonly verdict: "equal" | "differs" | "only_assist" | "only_medusa"
}
