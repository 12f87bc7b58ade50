import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkMerchant } from "../../../../../../owner/merchants/check-merchant"
import type { ConnectionCheck } from "../../../contract"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<ConnectionCheck>): Promise<void> {
  res.json(await checkMerchant(req.scope, req.params["provider_id"] ?? ""))
}
