import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import { notificationsOf } from "../../operations/context"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { AssistNotificationView, NotificationList } from "../admin-api"
import { assistTables, rowsAs } from "../assist-tables"
import { meantNumbers, numbered } from "../orders/meant-numbers"
import { PAGE_FIELDS, pageOf } from "../page"
import { type NotificationRow, showNotification } from "./show-notifications"

export const NotificationQuery = z.object({
  /** Only messages of which this became. */
  verdict: z.enum(["stored", "applied", "ignored", "failed"]).optional(),
  /** Only those of one order number. It may be typed as it is heard, as in the search for orders. */
  order_number: z.string().max(128).optional(),
  /** The beginning of a billnumber, or of an order number. */
  q: z.string().trim().max(128).optional(),
  ...PAGE_FIELDS,
})

/** The newest first. */
export async function listNotifications(
  container: MedusaContainer,
  { verdict, order_number, q, ...page }: z.infer<typeof NotificationQuery>,
): Promise<NotificationList> {
  const { limit, offset } = pageOf(page)
  const filters = {
    ...(verdict && { verdict }),
    ...(order_number && { order_number: meantNumbers(container, order_number) }),
    ...(q && numbered(container, q)),
  }
  const [found, count] = await assistTables(container).listAndCountAssistNotifications(filters, {
    take: limit,
    skip: offset,
    order: { created_at: "DESC", id: "DESC" },
  })
  const rows = rowsAs<NotificationRow>(found)
  const [links, unopened] = await Promise.all([orderLinks(container, rows), notificationsOf(container).unopened()])
  return {
    notifications: rows.map((row) => showNotification(row, links.get(row.order_number))),
    unopened: { count: unopened.count, last_received_at: unopened.last_received_at?.toISOString() ?? null },
    count,
    offset,
    limit,
  }
}

export async function oneNotification(container: MedusaContainer, id: string): Promise<AssistNotificationView> {
  const [row] = rowsAs<NotificationRow>(await assistTables(container).listAssistNotifications({ id }, { take: 1 }))
  if (!row) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_notification", { notification: id }))
  const links = await orderLinks(container, [row])
  return showNotification(row, links.get(row.order_number))
}
