/** A day's reconciliation in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/**
 * `GET /admin/assist/reconciliation?provider_id=&date=2026-01-31[&utc_offset=+03:00][&limit=&offset=&as_of=][&format=csv]
 * [&lang=ru]`: one day against `resultbydate`. Assist counts its days in GMT; `utc_offset` moves the day to the shop's own.
 */
export interface Reconciliation extends Page {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset: string
  readonly totals: readonly {
    readonly currency: string
    readonly assist_charged: string
    readonly medusa_captured: string
    readonly assist_returned: string
    readonly medusa_refunded: string
  }[]
  /** When Assist was asked: with it as a parameter, other pages and the CSV show the same comparison, for ten minutes. */
  readonly as_of: string
  /** Of all rows, those that are not equal. They come first. */
  readonly differing: number
  readonly rows: readonly ReconciliationRow[]
}

export interface ReconciliationRow {
  readonly order_number: string
  readonly billnumber: string
  readonly order_id: string | null
  readonly display_id: number | null
  readonly orderstate: string
  readonly currency: string
  readonly held: string
  readonly charged: string
  readonly captured: string
  readonly returned: string
  readonly refunded: string
  /** `equal`, what differs, or that only one side knows it. */
  readonly verdict: "equal" | "differs" | "only_assist" | "only_medusa"
}
