import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replayNotification } from "../../../../../../owner/notifications/replay-notification"
import type { ReplayAnswer } from "../../../contract"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> {
  res.json(await replayNotification(req.scope, req.params["id"] ?? ""))
}
