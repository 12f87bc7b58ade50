import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus, PaymentSessionStatus } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MinorUnits } from "../../gateway"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import { release } from "../../operations/release"
import { releaseExtra } from "../../operations/release-extra"
import type { FollowStep } from "../../payments/decide-follow"
import { moveHold } from "../edits/move-hold"
import { bookCapture } from "./book-capture"
import { bookRefund, makeRefund } from "./book-refund"
import { completeCart } from "./complete-cart"
import { correctTransactions } from "./correct-transactions"
import type { BooksRead } from "./read-books"
import { removeRows } from "./remove-rows"

/** The payment session an order number pays for now: an order edit may have moved its hold to another one. */
export function sessionOf({ session_id, order_number }: LedgerOrder): string {
  return session_id ?? order_number
}

/** Carries out one step towards equal books. Throws when it failed; the caller decides what then. */
export async function carryOut(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  books: BooksRead,
): Promise<void> {
  switch (step.do) {
    case "nothing":
    case "report":
      return
    case "complete_cart":
      return await completeCart(container, step.cartId)
    case "authorize_session":
      return await authorizeSession(container, sessionOf(order))
    case "move_hold":
      // Decided for an order that lives, so it is there.
      if (books.order) await moveHold(container, context, order, books.order.id)
      return
    case "record_capture":
      return await bookCapture(container, context, order)
    case "book_captures":
      // For a payment core has closed as captured the workflow calls nobody and adds what the order was not told.
      return void (await capturePaymentWorkflow(container).run({ input: { payment_id: step.paymentId } }))
    case "record_refund":
      return await bookRefund(container, step, books)
    case "make_refund":
      return await makeRefund(container, context, order, step, books)
    case "remove_captures":
    case "remove_refunds":
      return await removeRows(container, context, order)
    case "correct_transactions":
      return await correctTransactions(container, order, step, books)
    case "remove_transactions":
      // Hidden, not destroyed: what core wrote stays in the table.
      return void (await container.resolve(Modules.ORDER).softDeleteOrderTransactions([...step.ids]))
    case "record_void":
      return await recordVoid(container, step.paymentId, books)
    case "cancel_payment":
      // Through core, which also marks the payment; the hook converges and closes the session.
      return void (await container.resolve(Modules.PAYMENT).cancelPayment(step.paymentId))
    case "release_extra":
      return void (await releaseExtra(context, order.order_number, step.billNumber))
    case "release":
      await release(context, order.order_number, step.reason, 0 as MinorUnits)
      return await closeSession(container, books)
  }
}

/**
 * Authorizes a session whose order exists already. Not through core's processPayment: for a session deleted at this
 * very moment that would complete a stranger's cart (contract trap 2).
 */
async function authorizeSession(container: MedusaContainer, sessionId: string): Promise<void> {
  const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
  // A payment taken in one stage has its capture by now, but the order does not know: the workflow adds what is
  // missing from its transactions, and calls no provider for a payment that is captured.
  if (payment?.captured_at) await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
}

/**
 * Cancels the payment in Medusa; its hook releases what is still held and adopts what is released already. Not through
 * core's `cancel-payment-collection`: that cancels every payment of the collection, another provider's live one too, and
 * the collection before the payment, which is how the hook knows an order edit (and keeps the hold).
 */
export async function recordVoid(
  container: MedusaContainer,
  paymentId: string,
  { collectionId, paidOtherwise }: BooksRead,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  await payments.cancelPayment(paymentId)
  if (collectionId && !paidOtherwise)
    await payments.updatePaymentCollections(collectionId, { status: PaymentCollectionStatus.CANCELED })
}

/** The money went back: the session must not complete a cart any more, the shopper gets a fresh one. */
async function closeSession(container: MedusaContainer, { sessionRow }: BooksRead): Promise<void> {
  if (!sessionRow || sessionRow.status === PaymentSessionStatus.CANCELED) return
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: sessionRow.id,
    amount: sessionRow.raw_amount ?? sessionRow.amount,
    currency_code: sessionRow.currency_code,
    status: PaymentSessionStatus.CANCELED,
    data: { order_number: sessionRow.id },
  })
}
