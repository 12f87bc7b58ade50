/** Orders by their number at Assist, in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Status } from "../order-card/payment-api"
import type { Page } from "../page-api"

/**
 * `GET /admin/assist/orders?q=7k2m9qt4xw&limit=&offset=`: orders by the beginning of their number at Assist, or of Assist's own
 * number (billnumber). Asks nobody: what was last seen.
 */
export interface OrderList extends Page {
  readonly orders: readonly {
    readonly provider_id: string
    readonly order_number: string
    /** Medusa's order, absent while none was placed. */
    readonly order_id: string | null
    readonly display_id: number | null
    readonly status: Status
    readonly amount: string
    readonly currency: string
    readonly billnumber: string | null
    readonly opened_at: string
  }[]
}
