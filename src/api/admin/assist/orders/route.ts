import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { OrderList } from "../../../../owner/admin-api"
import { listOrders, type OrderQuery } from "../../../../owner/orders/list-orders"
import { withRefusals } from "../with-refusals"

/** Finds orders by their number at Assist. */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderList>): Promise<void> => {
    res.json(await listOrders(req.scope, req.validatedQuery as z.infer<typeof OrderQuery>))
  },
)
