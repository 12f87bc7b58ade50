import type { MedusaContainer } from "@medusajs/framework/types"
import { CartNotCompleted } from "../medusa/complete-cart"
import { giveBackPayment } from "../medusa/give-back-payment"
import { type BooksRead, readBooks } from "../medusa/read-books"
import { isMoved } from "../modules/assist/ledger/is-moved"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { PAID_OTHERWISE } from "../operations/claim-collection"
import type { OrderContext } from "../operations/context"
import { findings } from "../payments/findings"
import type { FollowStep } from "../payments/follow-step"
import { UNPLACED_CAUSES, type UnplacedCause } from "../payments/unplaced"
import { carryOut } from "./carry-out"
import type { AssistRead } from "./change-rows"
import { editNotFollowed } from "./edits/tell-edit"
import { emitEvent, subjectOf } from "./tell/emit-event"
import { ASSIST_EVENTS } from "./tell/event-names"
import { openDiscrepancy } from "./tell/tell-discrepancies"

/**
 * Takes one step. Returns why money was given back, when it was.
 * @param read with which the step was decided
 */
export async function takeStep(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  books: BooksRead,
  read: AssistRead,
): Promise<string | undefined> {
  // A move that was broken off goes on with the authorization.
  const moves = step.do === "rehome_hold" || (step.do === "authorize_session" && isMoved(order))
  try {
    await carryOut(container, context, order, step, books, read)
  } catch (error) {
    // Another number paid for the same while this one was being authorized: the next look sees it, and gives this one back.
    if ((error as { code?: string }).code === PAID_OTHERWISE) return undefined
    if (moves) await editNotFollowed(container, order, books, error as Error)
    if (!(error instanceof CartNotCompleted)) throw error
    return await giveUpCart(container, context, order, error)
  }
  if (step.do === "release_extra") {
    const data = { billnumber: step.billNumber }
    await emitEvent(container, ASSIST_EVENTS.extraPaymentReleased, subjectOf(order, books), data)
  }
  if (step.do !== "release") return undefined
  // Closing the session is the first part of it; when the rest failed, that is no reason of its own.
  const { unplaced_cause } = order
  const decided = unplaced_cause && step.discrepancy.code === "order_not_placed"
  return await tellReleased(container, order, decided ? unplaced(order, unplaced_cause) : step, books)
}

/** Gives the money back when no order can come of it, or none came in time (option `orphanedPaymentTimeout`). */
async function giveUpCart(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  error: CartNotCompleted,
): Promise<string | undefined> {
  // Another request may have placed the order meanwhile; then the cart only looked impossible.
  const now = await readBooks(container, order.session_id)
  if (now.order) return undefined
  const { payment } = now
  const { ledger, merchant } = context
  const waited = await ledger.waitsForOrder(order.order_number)
  const late = waited >= merchant.options.orphanedPaymentTimeout * 60
  // Canceled by core's own compensation: the money is on its way back already.
  const cause = error.never ?? (late || payment?.canceled ? "not_completed" : undefined)
  if (!cause) throw error
  await ledger.goesBack(order.order_number, cause)
  order.unplaced_cause ??= cause
  const step = unplaced(order, order.unplaced_cause)
  if (!payment) await carryOut(container, context, order, step, now)
  else if (!payment.canceled) await giveBackPayment(container, now, payment)
  return await tellReleased(container, order, step, now)
}

function unplaced(order: LedgerOrder, cause: UnplacedCause): Extract<FollowStep, { do: "release" }> {
  const paid = { billNumber: order.billnumber ?? "", amount: order.amount, currency: order.currency }
  return { do: "release", reason: UNPLACED_CAUSES[cause], discrepancy: findings.orderNotPlaced(paid, cause) }
}

async function tellReleased(
  container: MedusaContainer,
  order: LedgerOrder,
  { reason, discrepancy }: Extract<FollowStep, { do: "release" }>,
  books: BooksRead,
): Promise<string> {
  await openDiscrepancy(container, order, discrepancy, books)
  const { code, params } = discrepancy
  await emitEvent(container, ASSIST_EVENTS.paidWithoutOrder, subjectOf(order, books), { code, reason, ...params })
  return reason
}
