import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { MinorUnits } from "../gateway"
import { captureInMedusa } from "../medusa/capture-in-medusa"
import type { BooksRead } from "../medusa/read-books"
import { readEditedOrder } from "../medusa/read-edited-order"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"

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
  if (!payment || !due || !owing) throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("repair_order_gone"))
  const amount = Math.min(due.amount, owing.pending.amount) as MinorUnits
  if (amount <= 0) throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("repair_owes_nothing"))
  await captureInMedusa(container, {
    paymentId: payment.id,
    amount: amount === due.amount ? undefined : amount,
    by,
  })
}
