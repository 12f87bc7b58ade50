import type { CancelPaymentInput, CancelPaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import type { MinorUnits, OrderNumber } from "../../../gateway"
import { sumOf } from "../../../medusa/amounts"
import { captureUnderWay, editBehindCancel } from "../../../medusa/edit-behind-cancel"
import { changeBlocksCancel } from "../../../medusa/open-change"
import { orderNumberOf } from "../../../medusa/order-number"
import { isOwnCancel } from "../../../medusa/own-cancel"
import type { PaymentCradle } from "../../../medusa/payment-cradle"
import { isMoved } from "../../../modules/assist/ledger/is-moved"
import type { LedgerOrder } from "../../../modules/assist/ledger/rows"
import type { OrderContext } from "../../../operations/context"
import { release } from "../../../operations/release"
import { Refused } from "../../../refusals/refused"
import { saying } from "../../../refusals/saying"
import { paymentState } from "../session-data"

/**
 * Releases the hold. Called by order cancel, by core's compensation when completing a cart failed, and, without a key,
 * when core could not write its payment row (contract 2.7). Also called when an order is edited: then the hold stays
 * and moves to the payment of the edited order (docs/order-edits.md).
 */
export async function cancel(
  context: OrderContext,
  cradle: PaymentCradle,
  input: CancelPaymentInput,
): Promise<CancelPaymentOutput> {
  const orderNumber = orderNumberOf(input.data)
  const paymentId = input.context?.idempotency_key
  const order = await context.ledger.find(orderNumber)
  const kept = order && (await whyKept(cradle, order, paymentId).catch(looking(context, orderNumber)))
  if (kept) {
    context.logger.info(`[assist] ${orderNumber}: hold not released, ${kept}`)
    await context.ledger.due(orderNumber, LOOK_SOON)
    return { data: {} }
  }
  if (order && paymentId) await refuseWhileChanging(context, cradle, order.order_number, paymentId)
  const captured = paymentId ? await capturedSum(cradle, paymentId) : (0 as MinorUnits)
  const moved = await release(
    context,
    orderNumber,
    paymentId ? { id: paymentId } : { reason: "unbooked_authorization" },
    captured,
  )
  if (order && captured === 0) await spendSession(context, cradle, order)
  return { data: paymentState(moved.stateText, moved.attempt) }
}

/** The subscriber follows an edit at once; when its event is lost, the background job does. */
const LOOK_SOON = 60

/** Whatever it was that could not be told or done: the job looks. */
function looking({ ledger }: OrderContext, orderNumber: OrderNumber): (error: unknown) => Promise<never> {
  return async (error) => {
    await ledger.due(orderNumber, LOOK_SOON).catch(() => undefined)
    throw error
  }
}

/**
 * Core cancels an order's payments first and then fails, since a change of the order is open: the order lives on, and its hold would
 * be gone. The plugin's own releases mean the hold alone, and go on.
 */
async function refuseWhileChanging(
  context: OrderContext,
  cradle: PaymentCradle,
  orderNumber: OrderNumber,
  paymentId: string,
): Promise<void> {
  if (isOwnCancel(paymentId)) return
  const open = await changeBlocksCancel(cradle, paymentId).catch(looking(context, orderNumber))
  if (open) throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("release_change_open"), "assist_refused")
}

async function whyKept(
  cradle: PaymentCradle,
  order: LedgerOrder,
  paymentId: string | undefined,
): Promise<string | undefined> {
  const owner = order.session_id
  if (!paymentId) {
    // Core failed to write its payment row. If the session has a live payment, a rival request wrote it and the hold
    // is in good hands: releasing it would void a placed order (contract trap 5). A moved hold is tried again.
    if (isMoved(order)) return "it belongs to an edited order, whose payment is tried again"
    const payments = await cradle.paymentService.list({ payment_session_id: owner })
    return payments.some(({ canceled_at }) => !canceled_at) ? "another request has authorized this payment" : undefined
  }
  // Order cancel cancels every payment without captures, those an edit has replaced too. Their hold belongs to the
  // successor: its charge would look like one Medusa does not know, and would be returned.
  const [owned] = await cradle.paymentService.list({ id: paymentId, payment_session_id: owner }, { take: 1 })
  if (!owned) return "an order edit has moved it to another payment"
  if (!(await editBehindCancel(cradle, paymentId))) return undefined
  if (await captureUnderWay(cradle, paymentId))
    // Core logs it and goes on with its edit; the payment then stays what it is.
    throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("release_capture_begun"), "assist_busy")
  return "the order was edited"
}

async function capturedSum(cradle: PaymentCradle, paymentId: string): Promise<MinorUnits> {
  const payment = await cradle.paymentService.retrieve(paymentId, { relations: ["captures"] })
  return sumOf(payment.captures, payment.currency_code)
}

/**
 * Core leaves the session `authorized` after its payment was voided, and the next attempt to complete the cart
 * would place the order on the voided payment (contract trap 4). A canceled session makes the shopper pay again.
 */
async function spendSession(
  context: OrderContext,
  cradle: PaymentCradle,
  { session_id, order_number }: LedgerOrder,
): Promise<void> {
  try {
    const [session] = await cradle.paymentSessionService.list({ id: session_id }, { take: 1 })
    if (session) await cradle.paymentSessionService.update({ id: session.id, status: PaymentSessionStatus.CANCELED })
  } catch (error) {
    context.logger.error(
      `[assist] ${order_number}: the session could not be closed after the release: ${(error as Error).message}`,
    )
    throw error
  }
}
