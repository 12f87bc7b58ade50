import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AssistOrderAnswer } from "../../../../../owner/admin-api"
import { orderPayments } from "../../../../../owner/order-card/order-payments"
import { withRefusals } from "../../with-refusals"

/** What Assist holds for an order: asks Assist, brings the books in line, then shows. */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AssistOrderAnswer>): Promise<void> => {
    res.json({ payments: await orderPayments(req.scope, req.params["id"] ?? "") })
  },
)
