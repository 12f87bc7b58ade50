import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplayAnswer } from "../../../../../../owner/admin-api"
import { replayNotification } from "../../../../../../owner/notifications/replay-notification"
import { withRefusals } from "../../../with-refusals"

/**
 * Asks Assist about the order of a message and follows it, as when the message came. It is safe at any time.
 * @throws 404: there is no such message.
 * @throws 500: Assist could not be asked. Codes: those of *Asking Assist* in docs/error-codes.md.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplayAnswer>): Promise<void> => {
    res.json(await replayNotification(req.scope, req.params["id"] ?? ""))
  },
)
