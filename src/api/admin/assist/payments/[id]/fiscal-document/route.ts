import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { FiscalDocument } from "../../../../../../owner/admin-api"
import { type FiscalDocumentQuery, fiscalDocument } from "../../../../../../owner/receipts/fiscal-document"
import { withRefusals } from "../../../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<FiscalDocument>): Promise<void> => {
    const query = req.validatedQuery as z.infer<typeof FiscalDocumentQuery>
    res.json(await fiscalDocument(req.scope, req.params["id"] ?? "", query))
  },
)
