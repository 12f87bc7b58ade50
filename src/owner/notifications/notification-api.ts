/** Assist's messages in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"
import type { CodeText } from "../texts/code-text"

/** Answer of `GET /admin/assist/notifications`. */
export interface NotificationList extends Page {
  /** One page of them, newest first. */
  readonly notifications: readonly AssistNotificationView[]
  /** Messages about orders this shop never opened: counted, not kept. */
  readonly unopened: {
    /** How many came. */
    readonly count: number
    /** When the last one came, ISO 8601. */
    readonly last_received_at: string | null
  }
}

/** A message of Assist about an order of this shop. */
export interface AssistNotificationView {
  /** The message, `asnot_…`. */
  readonly id: string
  /** Merchant number at Assist. */
  readonly merchant_id: string
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** Medusa's order, when there is one. */
  readonly order_id: string | null
  /** Number of Medusa's order, as people see it. */
  readonly display_id: number | null
  /** Assist's number of the payment. */
  readonly billnumber: string
  /** What Assist did, such as a payment or a charge. */
  readonly operationtype: CodeText
  /** State of the order, as the message names it. */
  readonly orderstate: CodeText
  /**
   * `stored`: not worked on yet. `applied`: the order was followed. `failed`: the background job tries again. `ignored`: not an order
   * of this shop; only rows of older versions.
   */
  readonly verdict: "stored" | "applied" | "ignored" | "failed"
  /** Why it failed or was ignored, in English. */
  readonly detail: string | null
  /** How often the same bytes came. */
  readonly received: number
  /** When it came first, ISO 8601. */
  readonly created_at: string
  /** When it came last, ISO 8601. */
  readonly last_received_at: string
  /** What Assist sent, without secrets and personal data. */
  readonly fields: Readonly<Record<string, string>>
}

/** Answer of the routes about one message. */
export interface ReplayAnswer {
  /** The message as it stands now. */
  readonly notification: AssistNotificationView
}
