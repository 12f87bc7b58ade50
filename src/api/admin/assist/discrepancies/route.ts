import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { DiscrepancyList } from "../../../../owner/admin-api"
import { type DiscrepancyQuery, listDiscrepancies } from "../../../../owner/discrepancies/list-discrepancies"
import { withRefusals } from "../with-refusals"

/**
 * What a person has to look at, newest first (docs/discrepancies.md).
 *
 * @example
 * ```json
 * { "discrepancies": [ { "id": "asdis_01K…", "order_number": "7K2M9-QT4XW", "order_id": "order_01K…", "display_id": 7,
 *     "code": "hold_expiring", "params": { "amount": "100.00", "currency": "BYN" }, "detail": "…", "status": "open",
 *     "actions": ["capture", "release", "accept"], "created_at": "…", "closed_at": null, "note": null } ],
 *   "count": 1, "offset": 0, "limit": 20 }
 * ```
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<DiscrepancyList>): Promise<void> => {
    res.json(await listDiscrepancies(req.scope, req.validatedQuery as z.infer<typeof DiscrepancyQuery>))
  },
)
