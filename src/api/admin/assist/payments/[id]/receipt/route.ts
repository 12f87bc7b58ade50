import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReceiptPreview } from "../../../../../../owner/admin-api"
import type { PreviewReceiptInput } from "../../../../../../owner/money/move-money-body"
import { previewReceipt } from "../../../../../../owner/receipts/preview-receipt"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest<PreviewReceiptInput>, res: MedusaResponse<ReceiptPreview>): Promise<void> => {
    res.json(await previewReceipt(req.scope, req.params["id"] ?? "", req.validatedBody))
  },
)
