import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import type { DiscrepancyRow } from "../../modules/assist/ledger/rows"
import type { DiscrepancyList } from "../admin-api"
import { assistTables, rowsAs } from "../assist-tables"
import { meantNumbers } from "../orders/meant-numbers"
import { PAGE_FIELDS, pageOf } from "../page"
import { showDiscrepancy } from "./show-discrepancies"

export const DiscrepancyQuery = z.object({
  /** Only discrepancies in this state. */
  status: z.enum(["open", "resolved", "accepted"]).optional(),
  /** Only discrepancies of this kind (docs/discrepancies.md). */
  code: z.string().max(64).optional(),
  /** Only those of one order number. It may be typed as it is heard, as in the search for orders. */
  order_number: z.string().max(128).optional(),
  ...PAGE_FIELDS,
})

/** The newest first. */
export async function listDiscrepancies(
  container: MedusaContainer,
  { status, code, order_number, ...page }: z.infer<typeof DiscrepancyQuery>,
): Promise<DiscrepancyList> {
  const { limit, offset } = pageOf(page)
  const filters = {
    ...(status && { status }),
    ...(code && { code }),
    ...(order_number && { order_number: meantNumbers(container, order_number) }),
  }
  const [found, count] = await assistTables(container).listAndCountAssistDiscrepancies(filters, {
    take: limit,
    skip: offset,
    order: { created_at: "DESC", id: "DESC" },
  })
  const rows = rowsAs<DiscrepancyRow>(found)
  const links = await orderLinks(container, rows)
  return { discrepancies: rows.map((row) => showDiscrepancy(row, links.get(row.order_number))), count, offset, limit }
}
