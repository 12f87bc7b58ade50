import type { MedusaContainer } from "@medusajs/framework/types"
import { CartNotCompleted } from "../medusa/complete-cart"
import { type BooksRead, readBooks } from "../medusa/read-books"
import { isMoved } from "../modules/assist/ledger/is-moved"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"
import { findings } from "../payments/findings"
import type { FollowStep } from "../payments/follow-step"
import { carryOut } from "./carry-out"
import { editNotFollowed } from "./edits/tell-edit"
import { emitEvent, subjectOf } from "./tell/emit-event"
import { ASSIST_EVENTS } from "./tell/event-names"
import { openDiscrepancy } from "./tell/tell-discrepancies"

/** Tries to place the order of a paid cart before the money goes back: about an hour with the job's schedule. */
const MOST_TRIES = 5

/** Takes one step. Returns why money was given back, when it was. */
export async function takeStep(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  books: BooksRead,
): Promise<string | undefined> {
  // A move that was broken off goes on with the authorization.
  const moves = step.do === "rehome_hold" || (step.do === "authorize_session" && isMoved(order))
  try {
    await carryOut(container, context, order, step, books)
  } catch (error) {
    if (moves) await editNotFollowed(container, order, books, error as Error)
    if (!(error instanceof CartNotCompleted)) throw error
    return await giveUpCart(container, context, order, error)
  }
  if (step.do === "release_extra") {
    const data = { billnumber: step.billNumber }
    await emitEvent(container, ASSIST_EVENTS.extraPaymentReleased, subjectOf(order, books), data)
  }
  if (step.do !== "release") return undefined
  return await tellReleased(container, order, step, books)
}

async function giveUpCart(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  error: CartNotCompleted,
): Promise<string | undefined> {
  // Another request may have placed the order meanwhile; then the cart only looked impossible.
  const now = await readBooks(container, order.session_id)
  if (now.order) return undefined
  const reason = `The order could not be placed: ${error.message}`
  const paid = { billNumber: order.billnumber ?? "", amount: order.amount, currency: order.currency }
  const step: FollowStep = { do: "release", reason, discrepancy: findings.orderNotPlaced(paid, reason) }
  const { payment } = now
  // Canceled by core's own compensation: the money is on its way back already.
  if (!payment?.canceled) {
    if (!error.final && order.due_tries < MOST_TRIES) throw error
    const back: FollowStep = payment ? { do: "cancel_payment", paymentId: payment.id } : step
    await carryOut(container, context, order, back, now)
  }
  return await tellReleased(container, order, step, now)
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
