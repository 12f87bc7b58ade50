import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { OrderList } from "../../../../owner/admin-api"
import { listOrders, type OrderQuery } from "../../../../owner/orders/list-orders"
import { withRefusals } from "../with-refusals"

/**
 * Finds orders by the beginning of their number at Assist, or of Assist's own number (billnumber), newest first. Asks nobody:
 * what it shows is what was last seen.
 *
 * @example
 * ```json
 * { "orders": [ { "provider_id": "pp_assist_main", "order_number": "7K2M9-QT4XW", "order_id": "order_01K…", "display_id": 7,
 *     "status": "held", "amount": "100.00", "currency": "BYN", "billnumber": "5112223334445556",
 *     "opened_at": "2026-11-22T04:58:00.000Z" } ], "count": 1, "offset": 0, "limit": 20 }
 * ```
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderList>): Promise<void> => {
    res.json(await listOrders(req.scope, req.validatedQuery as z.infer<typeof OrderQuery>))
  },
)
