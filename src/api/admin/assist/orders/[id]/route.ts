import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { orderPayments } from "../../../../../owner/payments/order-payments"
import type { AssistOrderAnswer } from "../../contract"

/** What Assist holds for an order: asks Assist, brings the books in line, then shows. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<AssistOrderAnswer>): Promise<void> {
  res.json({ payments: await orderPayments(req.scope, req.params["id"] ?? "") })
}
