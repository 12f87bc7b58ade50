import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AssistOrderAnswer } from "../../../../../owner/admin-api"
import { orderPayments } from "../../../../../owner/order-card/order-payments"
import { withRefusals } from "../../with-refusals"

/**
 * What Assist holds for an order; `:id` is the id of Medusa's order. Asks Assist about every payment of the order, books what
 * happened there meanwhile (a charge in the cabinet, a refund, an expired hold), then answers with what stands. When Assist
 * does not answer within 10 seconds, `stale` says so and the last known picture is shown.
 *
 * An order without a payment at Assist has an empty list. A refused attempt stands in the timeline of the payment it belongs
 * to. Attempts on a session that core deleted (the cart was changed) belong to no order any more; find them among the
 * notifications.
 *
 * @example
 * ```sh
 * assist $API/admin/assist/orders/order_01K…
 * ```
 *
 * ```json
 * { "payments": [ {
 *   "order_number": "7K2M9-QT4XW", "payment_id": "pay_01K…", "provider_id": "pp_assist_main", "merchant_id": "123456",
 *   "status": "held", "orderstate": "Delayed", "currency": "BYN", "amount": "100.00", "sums_currency": "BYN",
 *   "hold_asked": true, "taken_at_once": false, "stage_assumed": false,
 *   "held": "100.00", "charged": "0.00", "returned": "0.00", "released": "0.00", "refundable": "0.00", "whole_only": false,
 *   "blocked": "0.00", "blocked_certain": true, "blocked_until": null, "auto_deposit": true,
 *   "test_mode": false, "billnumber": "5112223334445556", "cabinet_url": "https://account.paysec.by",
 *   "card": "411111****1111", "card_type": "VISA", "bank": "…", "approval_code": "X12345",
 *   "three_ds": { "code": "Y", "text": { "en": "success", "ru": "успешно", "be": "паспяхова" } },
 *   "held_at": "2026-11-22T05:00:00.000Z", "hold_until": "2026-11-26T05:00:00.000Z",
 *   "read_at": "2026-11-22T05:10:00.000Z", "stale": null, "stale_refusal": null, "payer_differs": [],
 *   "timeline": [ { "at": "2026-11-22T05:00:00.000Z", "source": "assist", "kind": "payment", "amount": "100.00",
 *                   "currency": "BYN", "outcome": null, "billnumber": "5112223334445556.1",
 *                   "code": { "code": "AS000", "text": { "en": "success", "ru": "успешно", "be": "паспяхова" } },
 *                   "detail": "Success" } ],
 *   "receipts": [], "discrepancies": [] } ] }
 * ```
 * @throws 404: there is no such order.
 */
export const GET = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AssistOrderAnswer>): Promise<void> => {
    res.json({ payments: await orderPayments(req.scope, req.params["id"] ?? "") })
  },
)
