import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
  Modules,
  PaymentCollectionStatus,
} from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits } from "../gateway"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { MADE_AT_ASSIST } from "./marks"
import { type BooksRead, readBooks } from "./read-books"

type RefundInput = Parameters<ReturnType<typeof refundPaymentWorkflow>["run"]>[0] extends { input?: infer I }
  ? I
  : never
interface RefundOf {
  readonly paymentId: string
  readonly amount: MinorUnits
}

/** Books a refund made in Assist's cabinet; the provider is told by the row's metadata not to refund again. */
export async function bookRefund(container: MedusaContainer, refund: RefundOf, books: BooksRead): Promise<void> {
  const input = {
    payment_id: refund.paymentId,
    amount: books.refundAmount(refund.amount),
    note: "Returned at Assist",
    // Not in the workflow's type, but passed on to the refund row (contract 2.3).
    metadata: { [MADE_AT_ASSIST]: true },
  }
  if (!books.order?.canceled) return void (await refundPaymentWorkflow(container).run({ input: input as RefundInput }))
  // On a canceled order the workflow refuses after it has refunded (contract 2.3): row and transaction by themselves.
  await refundByModule(container, input, books)
  const onPaper = books.payment?.refundedOnPaper ?? 0
  if (onPaper >= refund.amount) return
  await container.resolve(Modules.ORDER).addOrderTransactions([
    {
      order_id: books.order.id,
      amount: MathBN.mult(onPaper === 0 ? input.amount : formatAmount((refund.amount - onPaper) as MinorUnits), -1),
      currency_code: books.due?.currency.toLowerCase() ?? "",
      reference: "refund",
      reference_id: refund.paymentId,
    },
  ])
}

/**
 * Makes the refund that failed when the order was canceled (contract trap 3). The module alone: it writes the row and calls
 * the provider. Core has written the transaction then; what it lacks is corrected by the next step.
 */
export async function makeRefund(
  container: MedusaContainer,
  order: LedgerOrder,
  refund: RefundOf,
  books: BooksRead,
): Promise<void> {
  const now = await readBooks(container, order.session_id)
  // Somebody refunded while we were deciding: the next look decides anew.
  if (now.payment?.refunded !== books.payment?.refunded) return
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(logLine({ order: order.order_number }, "repeating the refund that failed when the order was canceled"))
  await refundByModule(
    container,
    {
      payment_id: refund.paymentId,
      amount: now.refundAmount(refund.amount),
      note: "Repeated: the refund had failed when the order was canceled",
    },
    books,
  )
}

async function refundByModule(
  container: MedusaContainer,
  input: { payment_id: string; amount: string; note: string; metadata?: Record<string, unknown> },
  { collectionId, order }: BooksRead,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  await payments.refundPayment(input as Parameters<typeof payments.refundPayment>[0])
  if (!collectionId || !order?.canceled) return
  // The module reckons the collection's status anew and so undoes what the order's cancellation had set.
  await payments.updatePaymentCollections(collectionId, { status: PaymentCollectionStatus.CANCELED }).catch((error) => {
    throw new Refused(MedusaError.Types.UNEXPECTED_STATE, saying("medusa_said", { why: (error as Error).message }))
  })
}
