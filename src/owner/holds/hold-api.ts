/** Holds that end soon, in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"

/** `GET /admin/assist/holds?within_hours=72&limit=&offset=` */
export interface HoldList extends Page {
  readonly holds: readonly {
    readonly provider_id: string
    readonly order_number: string
    readonly order_id: string | null
    readonly display_id: number | null
    readonly amount: string
    readonly currency: string
    readonly billnumber: string | null
    readonly hold_until: string
  }[]
}
