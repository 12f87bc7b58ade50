import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { FiscalDocument } from "../../../../../../owner/admin-api"
import { type FiscalDocumentQuery, fiscalDocument } from "../../../../../../owner/receipts/fiscal-document"
import { withRefusals } from "../../../with-refusals"

/**
 * Asks Assist for the fiscal document of one operation of a payment.
 *
 * @example
 * ```json
 * { "billnumber": "5112223334445556.2", "status": "made", "document_number": "41", "drive_number": "9999000000123456",
 *   "sign": "1234567890", "url": "https://…" }
 * ```
 * @throws 404: there is no such payment, or no such operation of it.
 * @throws 500: Assist could not be asked. Codes: those of *Asking Assist* in docs/error-codes.md.
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<FiscalDocument>): Promise<void> => {
    const query = req.validatedQuery as z.infer<typeof FiscalDocumentQuery>
    res.json(await fiscalDocument(req.scope, req.params["id"] ?? "", query))
  },
)
