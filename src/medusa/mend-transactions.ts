import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, createRawPropertiesFromBigNumber, MathBN, Modules } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { FollowStep } from "../payments/follow-step"
import type { BooksRead } from "./read-books"
import { isSummaryWrong, type SummaryTotals, summaryOf } from "./summary-totals"

/**
 * Puts an order's transactions right, and the summary core reckons from them. Written before the wrong ones are taken away: core writes one for each row that has
 * none, and would do so in between. Taken away is hidden, not destroyed: what core wrote stays in the table.
 */
export async function mendTransactions(
  container: MedusaContainer,
  { order_number, billnumber }: LedgerOrder,
  { paymentId, remove, add }: Extract<FollowStep, { do: "mend_transactions" }>,
  { order, due }: BooksRead,
): Promise<void> {
  if (!order || !due) return
  const orders = container.resolve(Modules.ORDER)
  const instead = add.map(({ reference, referenceId, amount }) => `${reference} ${referenceId}: ${amount}`).join(", ")
  const changes = `${remove.join(", ") || "none"} removed, ${instead || "none"} added`
  const what =
    remove.length + add.length > 0
      ? `had wrong transactions of payment ${paymentId}: ${changes}`
      : "had a summary with another total than its transactions: reckoned again"
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(logLine({ order: order_number, billnumber, operation: "mend_transactions" }, `order ${order.id} ${what}`))
  const currency_code = due.currency.toLowerCase()
  if (add.length > 0)
    await orders.addOrderTransactions(
      add.map(({ reference, referenceId, amount }) => ({
        order_id: order.id,
        amount: MathBN.convert(amount),
        currency_code,
        reference,
        reference_id: referenceId,
      })),
    )
  if (remove.length > 0) await orders.softDeleteOrderTransactions([...remove])
  await mendSummary(orders, order.id)
}

/** The module's own changes of rows; left out of its public type. */
interface SummaryRows {
  listOrderSummaries(of: { order_id: string; version: number }): Promise<{ id: string; totals: SummaryTotals }[]>
  updateOrderSummaries(rows: { id: string; totals: object }[]): Promise<unknown>
}

/**
 * Core counts a transaction in the summary of the order version it was written for. Each refund makes a new version, and
 * only the newest counts.
 */
async function mendSummary(orders: IOrderModuleService, orderId: string): Promise<void> {
  const { version } = await orders.retrieveOrder(orderId, { select: ["id", "version"] })
  const rows = orders as unknown as SummaryRows
  const transactions = await orders.listOrderTransactions({ order_id: orderId }, { take: null as unknown as number })
  const wrong = (await rows.listOrderSummaries({ order_id: orderId, version })).filter(({ totals }) =>
    isSummaryWrong(totals, transactions),
  )
  if (wrong.length === 0) return
  const mended = wrong.map(({ id, totals }) => ({ id, totals: { ...totals, ...summaryOf(totals, transactions) } }))
  createRawPropertiesFromBigNumber(mended)
  await rows.updateOrderSummaries(mended)
}
