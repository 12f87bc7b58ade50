/** Agreements on recurring payments in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/** An agreement on recurring payments (docs/subscriptions.md). Sums are decimal strings. */
export interface Agreement {
  readonly id: string
  readonly provider_id: string
  /** Null: a guest agreed, or the person was erased. */
  readonly customer_id: string | null
  /** Of the first payment; null until it is paid. */
  readonly billnumber: string | null
  readonly status: "proposed" | "active" | "ended" | "canceled"
  readonly currency: string
  readonly min_amount: string
  readonly max_amount: string
  readonly period_days: number
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string
  readonly last_charged_at: string | null
  /** From when the next payment may be taken. */
  readonly chargeable_from: string | null
  /** Refusals since it was paid last, and when to try again. */
  readonly declines: number
  readonly retry_at: string | null
  readonly canceled_at: string | null
  readonly created_at: string
  /** Newest first; `orderstate` in Assist's words, as last seen. */
  readonly payments: readonly {
    readonly order_number: string
    readonly amount: string
    readonly currency: string
    readonly orderstate: string
    readonly opened_at: string
  }[]
}

/** `GET /admin/assist/agreements[?status=&limit=&offset=]`, newest first. */
export interface AgreementList extends Page {
  readonly agreements: readonly Agreement[]
}
