import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import type { OrderList } from "../admin-api"
import { assistTables, orderRows } from "../assist-tables"
import { seenStatus } from "../order-card/show-payments"
import { PAGE_FIELDS, pageOf } from "../page"
import { numbered } from "./meant-numbers"

export const OrderQuery = z.object({
  /**
   * The beginning of a number, up to 128 characters. It may be typed as it is heard: without the dash, in small letters, O for 0, I
   * or L for 1, with or without the option `orderNumberPrefix`.
   */
  q: z
    .string({ error: "q: the beginning of an order number at Assist, or of Assist's own number" })
    .trim()
    .min(1, { error: "q: the beginning of an order number at Assist, or of Assist's own number" })
    .max(128),
  ...PAGE_FIELDS,
})

/** The newest first. */
export async function listOrders(
  container: MedusaContainer,
  { q, ...page }: z.infer<typeof OrderQuery>,
): Promise<OrderList> {
  const { limit, offset } = pageOf(page)
  const [found, count] = await assistTables(container).listAndCountAssistOrders(numbered(container, q), {
    take: limit,
    skip: offset,
    order: { opened_at: "DESC", id: "DESC" },
  })
  const rows = orderRows(found)
  const links = await orderLinks(container, rows)
  return {
    orders: rows.map((row) => ({
      provider_id: row.provider_id,
      order_number: row.order_number,
      order_id: links.get(row.order_number)?.order_id ?? null,
      display_id: links.get(row.order_number)?.display_id ?? null,
      status: seenStatus(row),
      amount: row.amount,
      currency: row.currency,
      billnumber: row.billnumber,
      opened_at: new Date(row.opened_at).toISOString(),
    })),
    count,
    offset,
    limit,
  }
}
