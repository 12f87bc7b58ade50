import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MerchantList } from "../../../../owner/admin-api"
import { listMerchants } from "../../../../owner/merchants/list-merchants"
import { withRefusals } from "../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MerchantList>): Promise<void> => {
    res.json(await listMerchants(req.scope))
  },
)
