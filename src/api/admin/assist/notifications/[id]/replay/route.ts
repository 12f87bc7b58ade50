import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplayAnswer } from "../../../../../../owner/admin-api"
import { replayNotification } from "../../../../../../owner/notifications/replay-notification"
import { withRefusals } from "../../../with-refusals"

export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> => {
    res.json(await replayNotification(req.scope, req.params["id"] ?? ""))
  },
)
