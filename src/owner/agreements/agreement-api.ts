/** Agreements on recurring payments in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/** A payment that was begun under an agreement. */
export interface AgreementPayment {
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** What was asked for, in major units with two decimals: `100.00`. */
  readonly amount: string
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string
  /** State of the payment in Assist's words, as last seen, such as `Approved`. */
  readonly orderstate: string
  /** When the payment was begun, ISO 8601. */
  readonly opened_at: string
}

/** An agreement on recurring payments (docs/subscriptions.md). */
export interface Agreement {
  /** The agreement, `asagr_…`. */
  readonly id: string
  /** Provider of the payments in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Medusa's customer; `null`: a guest agreed, or the person was erased. */
  readonly customer_id: string | null
  /** Assist's number of the first payment; `null` until it is paid. */
  readonly billnumber: string | null
  /**
   * `proposed`: the shopper has not paid yet. `active`: the next payment may be taken. `ended`: its last day is over. `canceled`:
   * the customer, the owner or an erasure ended it.
   */
  readonly status: "proposed" | "active" | "ended" | "canceled"
  /** Currency of both limits and of every payment, ISO 4217. */
  readonly currency: string
  /** The least that one payment may take, in major units with two decimals. */
  readonly min_amount: string
  /** The most that one payment may take, in major units with two decimals. */
  readonly max_amount: string
  /** Days between two payments, at least. */
  readonly period_days: number
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string
  /** When it was paid last, ISO 8601. */
  readonly last_charged_at: string | null
  /** From when on the next payment may be taken, ISO 8601. */
  readonly chargeable_from: string | null
  /** Refusals since it was paid last. */
  readonly declines: number
  /** When to try again after a refusal, ISO 8601; `null`: there was none, or a person should look. */
  readonly retry_at: string | null
  /** When it was canceled, ISO 8601. */
  readonly canceled_at: string | null
  /** When the shopper agreed, ISO 8601. */
  readonly created_at: string
  /** Its payments, newest first. */
  readonly payments: readonly AgreementPayment[]
}

/** Answer of `GET /admin/assist/agreements`. */
export interface AgreementList extends Page {
  /** One page of them, newest first. */
  readonly agreements: readonly Agreement[]
}

/** Answer of `POST /admin/assist/agreements/:id/cancel`. */
export interface CanceledAgreement {
  /** The agreement as it stands now. */
  readonly agreement: Agreement
}
