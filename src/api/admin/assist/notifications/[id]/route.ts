import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplayAnswer } from "../../../../../owner/admin-api"
import { oneNotification } from "../../../../../owner/notifications/list-notifications"
import { withRefusals } from "../../with-refusals"

/**
 * One message of Assist.
 * @throws 404: there is no such message.
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> => {
    res.json({ notification: await oneNotification(req.scope, req.params["id"] ?? "") })
  },
)
