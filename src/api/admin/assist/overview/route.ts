import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { Overview } from "../../../../owner/admin-api"
import { type OverviewQuery, readOverview } from "../../../../owner/overview/read-overview"
import { withRefusals } from "../with-refusals"

/**
 * How the shop's payments through Assist stand, added up from the tables: Assist is not asked. `days`, `moved` and `attempts` are about
 * the last 30 days; `held` and `discrepancies` about now.
 *
 * @example
 * ```json
 * { "utc_offset": "+03:00", "days": ["2026-10-28", "…", "2026-11-26"],
 *   "held": [ { "currency": "BYN", "amount": "130.10", "count": 2,
 *               "ends": [ { "date": "2026-11-29", "amount": "100.00", "count": 1 }, { "date": "2026-11-30", "amount": "30.10", "count": 1 } ] } ],
 *   "moved": [ { "currency": "BYN", "captured": "40.00", "refunded": "15.00",
 *                "days": [ { "date": "2026-11-26", "captured": "40.00", "refunded": "15.00" } ] } ],
 *   "attempts": { "paid": 3, "refused": 1, "open": 0,
 *                 "reasons": [ { "reason": { "code": "AS102", "text": { "en": "insufficient funds", "ru": "недостаточно средств", "be": "недастаткова сродкаў" } }, "count": 1 } ] },
 *   "discrepancies": [ { "code": "hold_expiring", "count": 1 } ],
 *   "merchants": [ { "provider_id": "pp_assist_main", "merchant_id": "123456", "last_in_step": "2026-11-26T05:00:00.000Z",
 *                    "notification_delay": { "count": 3, "median_seconds": 1, "worst_seconds": 4 } } ] }
 * ```
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<Overview>): Promise<void> => {
    res.json(await readOverview(req.scope, req.validatedQuery as z.infer<typeof OverviewQuery>))
  },
)
