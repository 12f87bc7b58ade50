import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { AgreementList } from "../../../../owner/admin-api"
import { type AgreementQuery, listAgreements } from "../../../../owner/agreements/list-agreements"
import { withRefusals } from "../with-refusals"

/**
 * Agreements on recurring payments (docs/subscriptions.md), newest first, with their payments.
 *
 * @example
 * ```json
 * { "agreements": [ { "id": "asagr_01K…", "provider_id": "pp_assist_main", "customer_id": "cus_01K…", "billnumber": "5112223334445556",
 *     "status": "active", "currency": "BYN", "min_amount": "50.00", "max_amount": "250.50", "period_days": 30, "until": "2027-12-31",
 *     "last_charged_at": "2026-11-26T05:00:00.000Z", "chargeable_from": "2026-12-26T05:00:00.000Z", "declines": 0, "retry_at": null,
 *     "canceled_at": null, "created_at": "2026-11-26T04:58:00.000Z",
 *     "payments": [ { "order_number": "7K2M9-QT4XW", "amount": "100.00", "currency": "BYN", "orderstate": "Approved",
 *       "opened_at": "2026-11-26T04:59:00.000Z" } ] } ],
 *   "count": 1, "offset": 0, "limit": 20 }
 * ```
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AgreementList>): Promise<void> => {
    res.json(await listAgreements(req.scope, req.validatedQuery as z.infer<typeof AgreementQuery>))
  },
)
