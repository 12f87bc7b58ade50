import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import { share, sumOf } from "../../../medusa/amounts"
import { MADE_AT_ASSIST } from "../../../medusa/marks"
import { orderNumberOf } from "../../../medusa/order-number"
import { committedRow, type PaymentCradle } from "../../../medusa/payment-cradle"
import { cancelCall } from "../../../operations/calls"
import type { OrderContext } from "../../../operations/context"
import { moveMoney } from "../../../operations/move-money"
import { decideRefund } from "../../../payments/decide-refund"
import { paymentState } from "../session-data"

/**
 * Returns captured money, in whole or in part. A refund already made in Assist's cabinet is recognized by the sums
 * and adopted; one whose outcome is unknown blocks the next (design rules 2 and 3).
 */
export async function refund(
  context: OrderContext,
  cradle: PaymentCradle,
  input: RefundPaymentInput,
): Promise<RefundPaymentOutput> {
  const row = await committedRow(cradle.refundService, input.context?.idempotency_key, "refund")
  const payment = await committedRow(cradle.paymentService, row.payment_id, "refund")
  const currency = payment.currency_code
  const orderNumber = orderNumberOf(input.data)

  const moved = await moveMoney(context, {
    orderNumber,
    kind: "refund",
    key: { id: row.id },
    decide: async (view) => {
      const others = (await cradle.refundService.list({ payment_id: payment.id })).filter(({ id }) => id !== row.id)
      return decideRefund(view, {
        asked: share(row, others, currency),
        booked: sumOf(others, currency),
        bookOnly: row.metadata?.[MADE_AT_ASSIST] === true,
      })
    },
    call: cancelCall(context, orderNumber, 2),
  })
  return { data: paymentState(moved.stateText, moved.attempt) }
}
