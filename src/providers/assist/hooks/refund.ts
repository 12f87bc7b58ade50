import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import { cancelCall } from "../../../operations/calls"
import type { OrderContext } from "../../../operations/context"
import { moveMoney } from "../../../operations/move-money"
import { decideRefund } from "../../../payments/decide-refund"
import { share, sumOf } from "../amounts"
import { committedRow, type PaymentCradle } from "../cradle"
import { orderNumberOf, paymentState } from "../session-data"

/** Marks, in a refund row's metadata, a refund that was made at Assist and is only being booked in Medusa. */
export const MADE_AT_ASSIST = "made_at_assist"

/**
 * Returns captured money, in whole or in part. A refund already made in Assist's cabinet is recognised by the sums
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
    key: row.id,
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
