import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { AgreementList } from "../../../../owner/admin-api"
import { type AgreementQuery, listAgreements } from "../../../../owner/agreements/list-agreements"
import { withRefusals } from "../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AgreementList>): Promise<void> => {
    res.json(await listAgreements(req.scope, req.validatedQuery as z.infer<typeof AgreementQuery>))
  },
)
