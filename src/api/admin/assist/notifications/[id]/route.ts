import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplayAnswer } from "../../../../../owner/admin-api"
import { oneNotification } from "../../../../../owner/notifications/list-notifications"
import { withRefusals } from "../../with-refusals"

export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> => {
    res.json({ notification: await oneNotification(req.scope, req.params["id"] ?? "") })
  },
)
