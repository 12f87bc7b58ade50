import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MerchantList } from "../../../../owner/admin-api"
import { listMerchants } from "../../../../owner/merchants/list-merchants"
import { withRefusals } from "../with-refusals"

/** The provider entries of `medusa-config`: how each is set up, what to set in Assist's cabinet, and how it stands. */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MerchantList>): Promise<void> => {
    res.json(await listMerchants(req.scope))
  },
)
