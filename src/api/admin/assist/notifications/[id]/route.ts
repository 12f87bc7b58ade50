import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { oneNotification } from "../../../../../owner/notifications/list-notifications"
import type { ReplayAnswer } from "../../contract"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> {
  res.json({ notification: await oneNotification(req.scope, req.params["id"] ?? "") })
}
