import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { formatAmount } from "../gateway"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { FollowStep } from "../payments/follow-step"
import type { BooksRead } from "./read-books"

/**
 * Adds the one transaction a canceled order's transactions are wrong by: after a crash order cancel writes a refund of
 * a capture that never was, or none for a refund that was made. Added, not deleted: what core wrote stays readable.
 */
export async function correctTransactions(
  container: MedusaContainer,
  { order_number, billnumber }: LedgerOrder,
  { paymentId, reference, amount }: Extract<FollowStep, { do: "correct_transactions" }>,
  { order, due }: BooksRead,
): Promise<void> {
  if (!order || !due) return
  const signed = MathBN.mult(formatAmount(amount), reference === "refund" ? -1 : 1)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      logLine(
        { order: order_number, billnumber, operation: "correct_transactions" },
        `the transactions of canceled order ${order.id} did not come to what payment ${paymentId} says: ${signed} added`,
      ),
    )
  const row = { order_id: order.id, amount: signed, currency_code: due.currency.toLowerCase() }
  await container.resolve(Modules.ORDER).addOrderTransactions([{ ...row, reference, reference_id: paymentId }])
}
