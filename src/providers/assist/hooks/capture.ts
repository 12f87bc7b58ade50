import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"
import { share, sumOf } from "../../../medusa/amounts"
import { orderNumberOf } from "../../../medusa/order-number"
import { committedRow, type PaymentCradle } from "../../../medusa/payment-cradle"
import { chargeCall } from "../../../operations/calls"
import type { OrderContext } from "../../../operations/context"
import { moveMoney } from "../../../operations/move-money"
import { decideCapture } from "../../../payments/decide-capture"
import { paymentState } from "../session-data"

/** Core's capture rows become rivals only while their provider call may still be waiting for the lease. */
const RIVAL_SECONDS = 60

/**
 * Captures exactly what the owner asked for. Core passes no amount and calls this for every partial capture: the
 * sum is in the capture row named by the idempotency key, committed before the call (contract trap 1).
 */
export async function capture(
  context: OrderContext,
  cradle: PaymentCradle,
  input: CapturePaymentInput,
): Promise<CapturePaymentOutput> {
  const row = await committedRow(cradle.captureService, input.context?.idempotency_key, "charge")
  const payment = await committedRow(cradle.paymentService, row.payment_id, "charge")
  const currency = payment.currency_code
  const orderNumber = orderNumberOf(input.data)

  const moved = await moveMoney(context, {
    orderNumber,
    kind: "charge",
    key: { id: row.id },
    decide: async (view) => {
      const others = (await cradle.captureService.list({ payment_id: payment.id })).filter(({ id }) => id !== row.id)
      const longAgo = Date.now() - RIVAL_SECONDS * 1000
      return decideCapture(view, {
        asked: share(row, others, currency),
        booked: sumOf(others, currency),
        bookedLongAgo: sumOf(
          others.filter(({ created_at }) => new Date(created_at as string | Date).getTime() < longAgo),
          currency,
        ),
      })
    },
    call: chargeCall(context, orderNumber),
  })
  return { data: paymentState(moved.stateText, moved.attempt) }
}
