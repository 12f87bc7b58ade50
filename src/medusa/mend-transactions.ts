import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { FollowStep } from "../payments/follow-step"
import type { BooksRead } from "./read-books"

/**
 * Puts an order's transactions right. Written before the wrong ones are taken away: core writes one for each row that has
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
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      logLine(
        { order: order_number, billnumber, operation: "mend_transactions" },
        `order ${order.id} had wrong transactions of payment ${paymentId}: ${remove.join(", ") || "none"} removed, ${instead || "none"} added`,
      ),
    )
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
  if (remove.length > 0) await takeAway(orders, order.id, remove)
}

/** The module's own change of rows; left out of its public type. */
interface TransactionChanges {
  updateOrderTransactions(rows: { id: string; version: number }[]): Promise<unknown>
}

/**
 * Core takes a transaction off what is paid in the version of the order it was written for. Each refund makes a new version,
 * and only the newest counts: so they are moved to that one first.
 */
async function takeAway(orders: IOrderModuleService, orderId: string, remove: readonly string[]): Promise<void> {
  const { version } = await orders.retrieveOrder(orderId, { select: ["id", "version"] })
  const changes = orders as unknown as TransactionChanges
  await changes.updateOrderTransactions(remove.map((id) => ({ id, version })))
  await orders.softDeleteOrderTransactions([...remove])
}
