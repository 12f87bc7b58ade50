import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { HoldList } from "../../../../owner/admin-api"
import { type HoldQuery, listHolds } from "../../../../owner/holds/list-holds"
import { withRefusals } from "../with-refusals"

/**
 * Holds that end within so many hours and are not captured, the most urgent first. One that is already over comes before all.
 *
 * @example
 * ```json
 * { "holds": [ { "provider_id": "pp_assist_main", "order_number": "7K2M9-QT4XW", "order_id": "order_01K…", "display_id": 7,
 *     "amount": "100.00", "currency": "BYN", "billnumber": "5112223334445556", "hold_until": "2026-11-26T05:00:00.000Z" } ],
 *   "count": 1, "offset": 0, "limit": 20 }
 * ```
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<HoldList>): Promise<void> => {
    res.json(await listHolds(req.scope, req.validatedQuery as z.infer<typeof HoldQuery>))
  },
)
