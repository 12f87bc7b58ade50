import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReceiptPreview, ReceiptPreviewRequest } from "../../../../../../owner/admin-api"
import { previewReceipt } from "../../../../../../owner/receipts/preview-receipt"
import { withRefusals } from "../../../with-refusals"

/**
 * The fiscal receipt that a capture or a refund would make now (docs/receipts.md). Asks Assist, and moves no money.
 *
 * @example
 * ```json
 * { "amount": "166.67", "currency": "BYN", "refusal": null,
 *   "lines": [ { "line": "ordli_01K…", "name": "Linen towel, One", "quantity": "2", "amount": "200.00" } ],
 *   "receipt": { "is": "sent", "lines": [ { "number": 1, "line_id": "ordli_01K…", "name": "Linen towel, One", "product": "TOWEL-50",
 *       "quantity": "1", "price": "100.00", "amount": "100.00", "marking_code": null,
 *       "tax": { "code": "vat20", "text": { "en": "VAT 20%", "ru": "Ставка НДС 20%", "be": "Стаўка ПДВ 20%" } },
 *       "payment_mode": { "code": "1", "text": { "en": "full prepayment", "ru": "Предоплата 100%", "be": "Перадаплата 100%" } } } ] },
 *   "suggested": [ { "from": "return", "id": "return_01K…", "display_id": 3,
 *       "lines": [ { "line": "ordli_01K…", "quantity": "1" } ] } ] }
 * ```
 * @throws 404: there is no such payment, or Assist was never asked to make it.
 */
export const POST = withRefusals(
  async (
    req: AuthenticatedMedusaRequest<ReceiptPreviewRequest>,
    res: MedusaResponse<ReceiptPreview>,
  ): Promise<void> => {
    res.json(await previewReceipt(req.scope, req.params["id"] ?? "", req.validatedBody))
  },
)
