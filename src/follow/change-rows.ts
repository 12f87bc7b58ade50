import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { captureInMedusa } from "../medusa/capture-in-medusa"
import { type BooksRead, readBooks } from "../medusa/read-books"
import type { LedgerOrder, MoneyTurn } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "../operations/context"
import { settleEarlier } from "../operations/move-money"
import { readAssistOrder } from "../operations/read-assist-order"
import { decideFollow } from "../payments/decide-follow"
import { type FollowStep, NEEDS_SETTLED } from "../payments/follow-step"
import type { OrderView } from "../payments/order-view"

/** The module's own deletion of rows; left out of its public type (contract 2.1 and 2.3). */
interface RowDeletion {
  deleteCaptures(ids: string[]): Promise<void>
  deleteRefunds(ids: string[]): Promise<void>
}

/** Steps that write or take away capture and refund rows without asking the provider. */
export type ChangesRows = "record_capture" | "remove_captures" | "remove_refunds"

/** What a look has read at Assist, and whose turn it was with the order's money just before. */
export interface AssistRead {
  readonly view: OrderView
  readonly turn: MoneyTurn | undefined
}

/**
 * Changes Medusa's rows under the money lease, and decided anew there: a capture clicked at the same moment may have booked
 * what was charged, and who wrote a row may just have made it true.
 * @param wanted what was decided without the lease; another step waits for the next look
 * @param read with which it was decided
 */
export async function changeRows(
  container: MedusaContainer,
  context: OrderContext,
  { order_number, session_id }: LedgerOrder,
  wanted: ChangesRows,
  read?: AssistRead,
): Promise<void> {
  await context.ledger.withLease("money", order_number, async (order) => {
    const known = wanted === "record_capture" && read && isOfNow(read, order) ? read.view : undefined
    const view = known ?? (await readAssistOrder(context, order))
    if (NEEDS_SETTLED.has(wanted)) await settleEarlier(context, order, view)
    // The lease is here: nobody else moves this order's money.
    const books = await readBooks(container, session_id, { nobodyMoves: true })
    const step = decideFollow(view, books, context.merchant.options.testMode)
    if (step.do !== wanted) return
    if (step.do === "record_capture") await recordCapture(container, step, books)
    else if (step.do === "remove_captures" || step.do === "remove_refunds") await removeRows(container, order, step)
  })
}

/** Nobody had the lease when Assist was about to be read, and nobody but this caller has taken it since. */
function isOfNow({ turn }: AssistRead, { money_turns }: LedgerOrder): boolean {
  return turn?.lease_seconds === 0 && money_turns === turn.money_turns + 1
}

/**
 * Books a charge made in Assist's cabinet: through the workflow (the module alone would leave the order's transactions
 * wrong, contract 2.1) and without calling the provider.
 */
async function recordCapture(
  container: MedusaContainer,
  { paymentId, amount }: Extract<FollowStep, { do: "record_capture" }>,
  { payment, due }: BooksRead,
): Promise<void> {
  const whole = payment?.captured === 0 && due?.amount === amount
  await captureInMedusa(container, { paymentId, amount: whole ? undefined : amount, by: "assist", isCaptured: true })
}

/** Takes away rows a crash left: they block what is left of the payment with "cannot capture more" (contract 2.1, "Crash"). */
async function removeRows(
  container: MedusaContainer,
  { order_number, billnumber }: LedgerOrder,
  step: Extract<FollowStep, { do: "remove_captures" | "remove_refunds" }>,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT) as unknown as RowDeletion
  const what = step.do === "remove_captures" ? "capture" : "refund"
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      logLine(
        { order: order_number, billnumber, operation: step.do },
        `${what} row ${step.ids.join(", ")} of payment ${step.paymentId} was left by a crash and is removed`,
      ),
    )
  if (step.do === "remove_captures") await payments.deleteCaptures([...step.ids])
  else await payments.deleteRefunds([...step.ids])
}
