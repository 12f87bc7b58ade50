/** Assist's messages in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Page } from "../page-api"
import type { CodeText } from "../texts/code-text"

/** `GET /admin/assist/notifications?verdict=&order_number=&q=&limit=&offset=`, and `/:id` for one. */
export interface NotificationList extends Page {
  readonly notifications: readonly AssistNotificationView[]
  /** Messages about orders this shop never opened: counted, not kept. */
  readonly unopened: { readonly count: number; readonly last_received_at: string | null }
}

export interface AssistNotificationView {
  readonly id: string
  readonly merchant_id: string
  readonly order_number: string
  readonly order_id: string | null
  readonly display_id: number | null
  readonly billnumber: string
  readonly operationtype: CodeText
  readonly orderstate: CodeText
  readonly verdict: "stored" | "applied" | "ignored" | "failed"
  readonly detail: string | null
  /** How often the same bytes came. */
  readonly received: number
  readonly created_at: string
  readonly last_received_at: string
  /** Scrubbed of secrets and personal data. */
  readonly fields: Readonly<Record<string, string>>
}

/** `POST /admin/assist/notifications/:id/replay`: asks Assist and follows it again, as when the message came. */
export interface ReplayAnswer {
  readonly notification: AssistNotificationView
}
