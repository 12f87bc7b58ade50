import type { RefundDTO, RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import type { OrderNumber } from "../../../gateway"
import { share, sumOf } from "../../../medusa/amounts"
import { MADE_AT_ASSIST } from "../../../medusa/marks"
import { untilBooked } from "../../../medusa/neighbor-refunds"
import { changeBlocksRefund } from "../../../medusa/open-change"
import { orderNumberOf } from "../../../medusa/order-number"
import { committedRow, type PaymentCradle } from "../../../medusa/payment-cradle"
import { cancelCall } from "../../../operations/calls"
import type { OrderContext } from "../../../operations/context"
import { moveMoney } from "../../../operations/move-money"
import { decideRefund } from "../../../payments/decide-refund"
import { saying } from "../../../refusals/saying"
import { paymentState } from "../session-data"

/** Core's refund rows become rivals only while their provider call may still be waiting for the lease. */
const RIVAL_SECONDS = 60

function isYoung({ created_at }: RefundDTO): boolean {
  return new Date(created_at as string | Date).getTime() >= Date.now() - RIVAL_SECONDS * 1000
}

/** The rows whose refund a call of ours has made. */
async function carriedOut({ ledger }: OrderContext, orderNumber: OrderNumber): Promise<ReadonlySet<string>> {
  const operations = await ledger.operations(orderNumber)
  return new Set(operations.flatMap(({ medusa_key, outcome }) => (outcome === "done" ? [medusa_key] : [])))
}

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
      const young = others.filter(isYoung)
      const made = await carriedOut(context, orderNumber)
      await untilBooked(
        cradle,
        young.flatMap(({ id }) => (made.has(id) ? [id] : [])),
      )
      const asked = share(row, others, currency)
      const bookOnly = row.metadata?.[MADE_AT_ASSIST] === true
      if (!bookOnly && (await changeBlocksRefund(cradle, payment.id, asked.amount)))
        return { decision: "refuse", ...saying("refund_change_open") }
      return decideRefund(view, {
        asked,
        booked: sumOf(others, currency),
        waiting: sumOf(
          young.filter(({ id }) => !made.has(id)),
          currency,
        ),
        bookOnly,
      })
    },
    call: cancelCall(context, orderNumber, 2),
  })
  return { data: paymentState(moved.stateText, moved.attempt) }
}
