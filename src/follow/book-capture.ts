import type { MedusaContainer } from "@medusajs/framework/types"
import { captureInMedusa } from "../medusa/capture-in-medusa"
import { readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"
import { readAssistOrder } from "../operations/read-assist-order"
import { decideFollow } from "../payments/decide-follow"

/**
 * Books a charge made in Assist's cabinet: through the workflow (the module alone would leave the order's
 * transactions wrong, contract 2.1) and without calling the provider. Under the money lease, and decided anew there:
 * a capture clicked at the same moment may have booked it already.
 */
export async function bookCapture(
  container: MedusaContainer,
  context: OrderContext,
  { order_number, session_id }: LedgerOrder,
): Promise<void> {
  await context.ledger.withLease("money", order_number, async (order) => {
    const view = await readAssistOrder(context, order)
    const books = await readBooks(container, session_id)
    const step = decideFollow(view, books, context.merchant.options.testMode)
    if (step.do !== "record_capture") return
    const whole = books.payment?.captured === 0 && books.due?.amount === step.amount
    await captureInMedusa(container, {
      paymentId: step.paymentId,
      amount: whole ? undefined : step.amount,
      by: "assist",
      isCaptured: true,
    })
  })
}
