import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ConnectionCheck } from "../../../../../../owner/admin-api"
import { checkMerchant } from "../../../../../../owner/merchants/check-merchant"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ConnectionCheck>): Promise<void> => {
    res.json(await checkMerchant(req.scope, req.params["provider_id"] ?? ""))
  },
)
