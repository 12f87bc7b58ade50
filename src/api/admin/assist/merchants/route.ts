import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listMerchants } from "../../../../owner/merchants/list-merchants"
import type { MerchantList } from "../contract"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<MerchantList>): Promise<void> {
  res.json(await listMerchants(req.scope))
}
