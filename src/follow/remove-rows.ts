import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "../operations/context"
import { settleEarlier } from "../operations/move-money"
import { readAssistOrder } from "../operations/read-assist-order"
import { decideFollow } from "../payments/decide-follow"

/** The module's own deletion of rows; left out of its public type (contract 2.1 and 2.3). */
interface RowDeletion {
  deleteCaptures(ids: string[]): Promise<void>
  deleteRefunds(ids: string[]): Promise<void>
}

/**
 * Takes away the capture or refund rows a crash left: they block what is left of the payment with "cannot capture
 * more" (contract 2.1, "Crash"). Under the money lease, with nothing of ours unsettled, and decided anew there: nobody
 * is in the middle of making these rows true.
 */
export async function removeRows(
  container: MedusaContainer,
  context: OrderContext,
  { order_number, session_id }: LedgerOrder,
): Promise<void> {
  await context.ledger.withLease("money", order_number, async (order) => {
    const view = await readAssistOrder(context, order)
    await settleEarlier(context, order, view)
    const books = await readBooks(container, session_id)
    const step = decideFollow(view, books, context.merchant.options.testMode)
    if (step.do !== "remove_captures" && step.do !== "remove_refunds") return
    const payments = container.resolve(Modules.PAYMENT) as unknown as RowDeletion
    const what = step.do === "remove_captures" ? "capture" : "refund"
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        logLine(
          { order: order_number, billnumber: order.billnumber, operation: step.do },
          `${what} row ${step.ids.join(", ")} of payment ${step.paymentId} was left by a crash and is removed`,
        ),
      )
    if (step.do === "remove_captures") await payments.deleteCaptures([...step.ids])
    else await payments.deleteRefunds([...step.ids])
  })
}
