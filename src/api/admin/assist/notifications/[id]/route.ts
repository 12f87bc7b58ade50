import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplayAnswer } from "../../../../../owner/admin-api"
import { oneNotification } from "../../../../../owner/notifications/list-notifications"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> {
  res.json({ notification: await oneNotification(req.scope, req.params["id"] ?? "") })
}
