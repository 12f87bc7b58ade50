import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MinorUnits } from "../gateway"
import { authorizeSession } from "../medusa/authorize-session"
import { closeSession } from "../medusa/close-session"
import { completeCart } from "../medusa/complete-cart"
import { correctTransactions } from "../medusa/correct-transactions"
import { mendTransactions } from "../medusa/mend-transactions"
import type { BooksRead } from "../medusa/read-books"
import { recordRelease } from "../medusa/record-release"
import { bookRefund, makeRefund } from "../medusa/refund-in-medusa"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"
import { refundBooked } from "../operations/refund-booked"
import { release } from "../operations/release"
import { releaseExtra } from "../operations/release-extra"
import type { FollowStep } from "../payments/follow-step"
import { bookedSum } from "./booked-sum"
import { type AssistRead, changeRows } from "./change-rows"
import { fitCollection } from "./edits/fit-collection"
import { rehomeHold } from "./edits/rehome-hold"
import { onlySession } from "./only-session"

/**
 * Carries out one step towards equal books. Throws when it failed; the caller decides what then.
 * @param read with which the step was decided
 */
export async function carryOut(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  books: BooksRead,
  read?: AssistRead,
): Promise<void> {
  switch (step.do) {
    case "nothing":
    case "report":
      return
    case "complete_cart":
      await onlySession(container, context, order, books)
      return await completeCart(container, step.cartId, order.provider_id)
    case "authorize_session":
      if (step.fit && books.order) await fitCollection(container, books.order.id, books)
      return await authorizeSession(container, order.session_id)
    case "rehome_hold":
      // Decided for an order that lives, so it is there.
      if (books.order) await rehomeHold(container, context, order, books.order.id, books.collectionId)
      return
    case "record_capture":
    case "remove_captures":
    case "remove_refunds":
      return await changeRows(container, context, order, step.do, read)
    case "book_captures":
      // For a payment core has closed as captured the workflow calls nobody and adds what the order was not told.
      return void (await capturePaymentWorkflow(container).run({ input: { payment_id: step.paymentId } }))
    case "record_refund":
      return await bookRefund(container, step, books)
    case "make_refund":
      return await makeRefund(container, order, step, books)
    case "refund_booked":
      return void (await refundBooked(
        context,
        order.order_number,
        { reason: "booked_refund" },
        bookedSum(container, order, "refunded"),
      ))
    case "correct_transactions":
      return await correctTransactions(container, order, step, books)
    case "mend_transactions":
      return await mendTransactions(container, order, step, books)
    case "record_release":
      return await recordRelease(container, step.paymentId, books)
    case "cancel_payment":
      // Through core, which also marks the payment; the hook converges and closes the session.
      return void (await container.resolve(Modules.PAYMENT).cancelPayment(step.paymentId))
    case "release_extra":
      return void (await releaseExtra(context, order.order_number, step.billNumber))
    case "release":
      // First, so that no order comes of money that is going back, even if Assist cannot be asked now.
      await closeSession(container, books)
      return void (await release(context, order.order_number, { reason: "refused_payment" }, 0 as MinorUnits))
  }
}
