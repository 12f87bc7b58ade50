/** Orders by their number at Assist, in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Status } from "../order-card/payment-api"
import type { Page } from "../page-api"

/** An order number of this shop at Assist, and what was last seen of it. */
export interface FoundOrder {
  /** Provider of the payment in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** Medusa's order, absent while none was placed. */
  readonly order_id: string | null
  /** Number of Medusa's order, as people see it. */
  readonly display_id: number | null
  /** State of the payment, as last seen. */
  readonly status: Status
  /** What the shopper paid or was to pay, in major units with two decimals. */
  readonly amount: string
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string
  /** Assist's number of the payment; `null` before anybody paid. */
  readonly billnumber: string | null
  /** When the shopper was sent to pay, ISO 8601. */
  readonly opened_at: string
}

/** Answer of `GET /admin/assist/orders`. */
export interface OrderList extends Page {
  /** One page of them, newest first. */
  readonly orders: readonly FoundOrder[]
}
