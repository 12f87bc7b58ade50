import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { formatAmount, minorUnits } from "../gateway"
import type { BookedPayment } from "../payments/medusa-books"
import { closeSession } from "./close-session"
import type { BooksRead } from "./read-books"

/**
 * Gives a payment back that no order came of: cancels it, or refunds what is captured of it. By the module, since core's
 * workflow refunds payments of orders only (contract 2.3); the hooks move the money.
 */
export async function giveBackPayment(
  container: MedusaContainer,
  books: BooksRead,
  { id, captured, refunded }: BookedPayment,
): Promise<void> {
  // Core would place the order on it all the same (contract trap 4).
  await closeSession(container, books)
  const payments = container.resolve(Modules.PAYMENT)
  if (captured === 0) return void (await payments.cancelPayment(id))
  if (captured === refunded) return
  const input = { payment_id: id, amount: formatAmount(minorUnits(captured - refunded)), note: "No order came of it" }
  await payments.refundPayment(input)
}
