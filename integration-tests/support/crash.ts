import { Modules } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** A capture or refund row as a crash leaves it: written before the provider was called, ten minutes ago. */
export async function leaveRow(
  { container }: Store,
  table: "capture" | "refund",
  paymentId: string,
  amount: number,
): Promise<string> {
  const id = `${table}_crash`
  await container
    .resolve("__pg_connection__")(table)
    .insert({
      id,
      payment_id: paymentId,
      amount,
      raw_amount: JSON.stringify({ value: String(amount), precision: 20 }),
      created_at: new Date(Date.now() - 600_000),
    })
  return id
}

/** The transaction core writes after the row: the order then counts the money. */
export async function tellOrder(
  { container }: Store,
  orderId: string,
  reference: "capture" | "refund",
  reference_id: string,
  amount: number,
): Promise<void> {
  await container
    .resolve(Modules.ORDER)
    .addOrderTransactions([{ order_id: orderId, amount, currency_code: "byn", reference, reference_id }])
}
