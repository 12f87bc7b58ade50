import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { NotificationList } from "../../../../owner/admin-api"
import { listNotifications, type NotificationQuery } from "../../../../owner/notifications/list-notifications"
import { withRefusals } from "../with-refusals"

/**
 * Every verified message of Assist about an order of this shop, newest first. Messages about orders this shop never opened are only
 * counted, for the whole list.
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<NotificationList>): Promise<void> => {
    res.json(await listNotifications(req.scope, req.validatedQuery as z.infer<typeof NotificationQuery>))
  },
)
