import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { NotificationList } from "../../../../owner/admin-api"
import { listNotifications, type NotificationQuery } from "../../../../owner/notifications/list-notifications"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<NotificationList>): Promise<void> {
  res.json(await listNotifications(req.scope, req.validatedQuery as z.infer<typeof NotificationQuery>))
}
