import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { capturePaymentWorkflow, completeCartWorkflowId, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits } from "../../gateway"
import type { OrderContext } from "../../operations/context"
import { readOrder } from "../../operations/read-order"
import { release } from "../../operations/release"
import { decideFollow, type FollowStep } from "../../payments/decide-follow"
import { MADE_AT_ASSIST } from "../../providers/assist/hooks/refund"
import { type BooksRead, readBooks } from "./read-books"

/** A cart that cannot become an order, with core's reason. `final`: trying again cannot help. */
export class CartNotCompleted extends Error {
  constructor(
    readonly final: boolean,
    message: string,
  ) {
    super(message)
  }
}

/** Carries out one step towards equal books. Throws when it failed; the caller decides what then. */
export async function carryOut(
  container: MedusaContainer,
  context: OrderContext,
  orderNumber: string,
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
      return await authorizeSession(container, orderNumber)
    case "record_capture":
      return await recordCapture(container, context, orderNumber)
    case "record_refund":
      await refundPaymentWorkflow(container).run({
        input: {
          payment_id: step.paymentId,
          amount: formatAmount(step.amount),
          note: "Returned in Assist's cabinet",
          // Not in the workflow's type, but passed on to the refund row (contract 2.3).
          metadata: { [MADE_AT_ASSIST]: true },
        } as Parameters<ReturnType<typeof refundPaymentWorkflow>["run"]>[0] extends { input?: infer I } ? I : never,
      })
      return
    case "record_void":
      return await recordVoid(container, step.paymentId, books)
    case "release":
      await release(context, orderNumber, step.reason, 0 as MinorUnits)
      return await closeSession(container, books)
  }
}

async function completeCart(container: MedusaContainer, cartId: string): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  // By id through the engine, as core's own webhook does: the run is then stored and idempotent per cart.
  const { errors } = await engine.run(completeCartWorkflowId, { input: { id: cartId }, throwOnError: false })
  const error = errors?.[0]?.error
  if (!error) return
  const type = (error as { type?: string }).type
  // Core answers "you may not" for lasting reasons (no stock, no shipping); anything else may pass (lock, database).
  const final = type === MedusaError.Types.NOT_ALLOWED || type === MedusaError.Types.INVALID_DATA
  throw new CartNotCompleted(final, error.message)
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
 * Books a charge made in Assist's cabinet: through the workflow (the module alone would leave the order's
 * transactions wrong, contract 2.1) and without calling the provider. Under the money lease, and decided anew there:
 * a capture clicked at the same moment may have booked it already.
 */
async function recordCapture(container: MedusaContainer, context: OrderContext, orderNumber: string): Promise<void> {
  await context.ledger.withLease("money", orderNumber, async (order) => {
    const view = await readOrder(context, order)
    const books = await readBooks(container, orderNumber)
    const step = decideFollow(view, books, context.merchant.options.testMode)
    if (step.do !== "record_capture") return
    const whole = books.payment?.captured === 0 && books.due?.amount === step.amount
    await capturePaymentWorkflow(container).run({
      input: {
        payment_id: step.paymentId,
        // Medusa's own sum may have more than two decimals; without an amount core books exactly the whole of it.
        ...(whole ? {} : { amount: formatAmount(step.amount) }),
        captured_by: "assist",
        is_captured: true,
      } as Parameters<ReturnType<typeof capturePaymentWorkflow>["run"]>[0] extends { input?: infer I } ? I : never,
    })
  })
}

/** Cancels a payment through core, so that its collection and order say so too; the provider's hook asks Assist. */
export async function recordVoid(container: MedusaContainer, paymentId: string, books: BooksRead): Promise<void> {
  const cancelPayment = () => container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
  // The workflow cancels every payment of the collection, another provider's live one too.
  if (books.paidOtherwise) return void (await cancelPayment())
  const { errors } = await container.resolve(Modules.WORKFLOW_ENGINE).run("cancel-payment-collection", {
    input: { payment_collection_id: books.collectionId },
    throwOnError: false,
  })
  // It refuses a collection that is canceled already; the payment still has to be marked.
  if (errors?.length) await cancelPayment()
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
