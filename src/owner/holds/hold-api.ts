/** Holds that end soon, in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/** A hold that ends soon. */
export interface AssistHold {
  /** Provider of the payment in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** Medusa's order, when there is one. */
  readonly order_id: string | null
  /** Number of Medusa's order, as people see it. */
  readonly display_id: number | null
  /** What is held, in major units with two decimals. */
  readonly amount: string
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string
  /** Assist's number of the payment. */
  readonly billnumber: string | null
  /** When the hold ends, ISO 8601. It cannot be captured after that. */
  readonly hold_until: string
}

/** Answer of `GET /admin/assist/holds`. */
export interface HoldList extends Page {
  /** One page of them, the most urgent first. */
  readonly holds: readonly AssistHold[]
}
