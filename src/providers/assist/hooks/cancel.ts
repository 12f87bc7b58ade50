import type { CancelPaymentInput, CancelPaymentOutput } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import type { MinorUnits } from "../../../gateway"
import type { OrderContext } from "../../../operations/context"
import { release } from "../../../operations/release"
import { sumOf } from "../amounts"
import type { PaymentCradle } from "../cradle"
import { orderNumberOf, paymentState } from "../session-data"

/**
 * Releases the hold. Called by order cancel, by core's compensation when completing a cart failed, by order edits,
 * and, without a key, when core could not write its payment row (contract 2.7).
 */
export async function cancel(
  context: OrderContext,
  cradle: PaymentCradle,
  input: CancelPaymentInput,
): Promise<CancelPaymentOutput> {
  const orderNumber = orderNumberOf(input.data)
  const paymentId = input.context?.idempotency_key
  // Without a key core failed to write its payment row. If the session has a live payment, a rival request wrote it
  // and the hold is in good hands: releasing it would void a placed order (contract trap 5).
  if (!paymentId && (await hasLivePayment(cradle, orderNumber))) {
    context.logger.warn(`[assist] ${orderNumber}: release refused, another request has authorized this payment`)
    return { data: {} }
  }
  const captured = paymentId ? await capturedSum(cradle, paymentId) : (0 as MinorUnits)
  const moved = await release(context, orderNumber, paymentId ?? "unbooked-authorization", captured)
  if (captured === 0) await spendSession(context, cradle, orderNumber)
  return { data: paymentState(moved.stateText, moved.attempt) }
}

async function hasLivePayment(cradle: PaymentCradle, sessionId: string): Promise<boolean> {
  const payments = await cradle.paymentService.list({ payment_session_id: sessionId })
  return payments.some(({ canceled_at }) => !canceled_at)
}

async function capturedSum(cradle: PaymentCradle, paymentId: string): Promise<MinorUnits> {
  const payment = await cradle.paymentService.retrieve(paymentId, { relations: ["captures"] })
  return sumOf(payment.captures, payment.currency_code)
}

/**
 * Core leaves the session `authorized` after its payment was voided, and the next attempt to complete the cart
 * would place the order on the voided payment (contract trap 4). A canceled session makes the shopper pay again.
 */
async function spendSession(context: OrderContext, cradle: PaymentCradle, sessionId: string): Promise<void> {
  try {
    const [session] = await cradle.paymentSessionService.list({ id: sessionId }, { take: 1 })
    if (session) await cradle.paymentSessionService.update({ id: session.id, status: PaymentSessionStatus.CANCELED })
  } catch (error) {
    context.logger.error(
      `[assist] ${sessionId}: the session could not be closed after the release: ${(error as Error).message}`,
    )
    throw error
  }
}
