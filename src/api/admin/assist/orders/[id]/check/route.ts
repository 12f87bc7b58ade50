import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MoveMoneyAnswer } from "../../../../../../owner/admin-api"
import { checkOrder } from "../../../../../../owner/money/check-order"
import { withRefusals } from "../../../with-refusals"

/**
 * Asks Assist about every payment of an order, as `GET` does, because a person pressed *Check with Assist*.
 * @throws 404: there is no such order.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MoveMoneyAnswer>): Promise<void> => {
    res.json(await checkOrder(req.scope, req.params["id"] ?? ""))
  },
)
