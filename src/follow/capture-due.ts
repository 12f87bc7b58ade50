import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { MinorUnits } from "../gateway"
import { captureInMedusa } from "../medusa/capture-in-medusa"
import type { BooksRead } from "../medusa/read-books"
import { readEditedOrder } from "../medusa/read-edited-order"

/**
 * Captures a hold as a whole, yet never more than its order owes: an edit that made the order smaller may leave a
 * payment of the old sum (docs/order-edits.md), and without an amount core captures all of it.
 */
export async function captureDue(
  container: MedusaContainer,
  { order, payment, due }: BooksRead,
  by: string,
): Promise<void> {
  const owing = order && (await readEditedOrder(container, order.id, undefined))
  if (!payment || !due || !owing) throw refusal("Medusa has no order and payment for this hold any more.")
  const amount = Math.min(due.amount, owing.pending.amount) as MinorUnits
  if (amount <= 0) throw refusal("The order owes nothing: release the hold instead of capturing it.")
  await captureInMedusa(container, {
    paymentId: payment.id,
    amount: amount === due.amount ? undefined : amount,
    by,
  })
}

function refusal(text: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, text)
}
