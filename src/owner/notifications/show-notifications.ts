import type { OrderLink } from "../../medusa/order-links"
import type { AssistNotificationView } from "../admin-api"
import { textsOf } from "../texts/texts"

/** A row of `assist_notification`. */
export interface NotificationRow {
  readonly id: string
  readonly merchant_id: string
  readonly order_number: string
  readonly billnumber: string
  readonly operationtype: string
  readonly orderstate: string
  readonly fields: Record<string, string>
  readonly received: number
  readonly last_received_at: Date
  readonly verdict: AssistNotificationView["verdict"]
  readonly detail: string | null
  readonly created_at: Date
}

export function showNotification(row: NotificationRow, link: OrderLink | undefined): AssistNotificationView {
  return {
    id: row.id,
    merchant_id: row.merchant_id,
    order_number: row.order_number,
    order_id: link?.order_id ?? null,
    display_id: link?.display_id ?? null,
    billnumber: row.billnumber,
    // The column holds the client's word for it, the message Assist's number.
    operationtype: textsOf("operationType", row.fields["operationtype"] ?? row.operationtype),
    orderstate: textsOf("orderState", row.orderstate),
    verdict: row.verdict,
    detail: row.detail,
    received: row.received,
    created_at: row.created_at.toISOString(),
    last_received_at: row.last_received_at.toISOString(),
    fields: row.fields,
  }
}
