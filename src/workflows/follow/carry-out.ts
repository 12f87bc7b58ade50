import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import {
  capturePaymentWorkflow,
  completeCartWorkflowId,
  processPaymentWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits } from "../../gateway"
import type { OrderContext } from "../../operations/context"
import { release } from "../../operations/release"
import type { FollowStep } from "../../payments/decide-follow"
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
      return await recordCapture(container, context, orderNumber, step.paymentId, step.amount)
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
      return await recordVoid(container, step.paymentId, books.collectionId)
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

async function authorizeSession(container: MedusaContainer, sessionId: string): Promise<void> {
  await processPaymentWorkflow(container).run({
    input: { action: "authorized", data: { session_id: sessionId, amount: 0 } },
  })
}

/**
 * Books a charge made in Assist's cabinet: through the workflow (the module alone would leave the order's
 * transactions wrong, contract 2.1), without calling the provider, and under the money lease, so that a capture
 * clicked at the same moment is counted.
 */
async function recordCapture(
  container: MedusaContainer,
  context: OrderContext,
  orderNumber: string,
  paymentId: string,
  amount: MinorUnits,
): Promise<void> {
  await context.ledger.withLease("money", orderNumber, async () => {
    const { payment, due } = await readBooks(container, orderNumber)
    if (!payment) return
    const whole = payment.captured === 0 && due?.amount === amount
    await capturePaymentWorkflow(container).run({
      input: {
        payment_id: paymentId,
        // Medusa's own sum may have more than two decimals; without an amount core books exactly the whole of it.
        ...(whole ? {} : { amount: formatAmount(amount) }),
        captured_by: "assist",
        is_captured: true,
      } as Parameters<ReturnType<typeof capturePaymentWorkflow>["run"]>[0] extends { input?: infer I } ? I : never,
    })
  })
}

async function recordVoid(
  container: MedusaContainer,
  paymentId: string,
  collectionId: string | undefined,
): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  const { errors } = await engine.run("cancel-payment-collection", {
    input: { payment_collection_id: collectionId },
    throwOnError: false,
  })
  // The workflow refuses a collection that is canceled already; the payment still has to be marked.
  if (errors?.length) await container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
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
