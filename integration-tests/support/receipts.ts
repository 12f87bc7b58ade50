import type { LedgerOrder, ReceiptLine } from "./sandbox"
import type { Session } from "./shop"
import type { Store } from "./store"

/** `1 x 100.00 = 100.00 vat20/1 Linen towel`, as Assist has it. */
export const inWords = ({ id, name, price, quantity, amount, tax, fpmode }: ReceiptLine) =>
  `${id}: ${quantity / 1000} x ${price} = ${amount} ${tax}/${fpmode} ${name}`

export const wordsOf = (lines: readonly ReceiptLine[] | null | undefined) => lines?.map(inWords) ?? null

/** The receipts of an order's operations: charges (200) and cancels (300). */
export const receiptsOf = ({ operations }: LedgerOrder, type: number) =>
  operations.filter((one) => one.type === type && one.state === "Success").map(({ receipt }) => wordsOf(receipt))

export const sumOf = (lines: readonly ReceiptLine[] | null | undefined) =>
  (lines ?? []).reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100

/** What our ledger says that the operations of one kind carried: `id: quantity = amount`, in order. */
export async function carried(store: Store, number: string, kind: "charge" | "refund") {
  const knex = store.container.resolve("__pg_connection__")
  const rows = await knex("assist_operation")
    .where({ order_number: number, kind, outcome: "done" })
    .orderBy(["created_at", "id"])
  return rows.map(({ receipt_lines }: { receipt_lines: KeptLines }) => linesCarried(receipt_lines))
}

/** A jsonb column of the plugin's. */
export type KeptLines = { item: { id: number; quantity: string; amount: number } }[] | null

/** `id: quantity = amount` of lines as the plugin's ledger keeps them. */
export const linesCarried = (lines: KeptLines): string[] | undefined =>
  lines?.map(({ item }) => `${item.id}: ${Number(item.quantity)} = ${(item.amount / 100).toFixed(2)}`)

/** The same of what Assist has. */
export const carriedAtAssist = ({ operations }: Pick<LedgerOrder, "operations">, type: number) =>
  operations
    .filter((one) => one.type === type && one.state === "Success")
    .map(({ receipt }) => receipt?.map(({ id, quantity, amount }) => `${id}: ${quantity / 1000} = ${amount}`))

/** Goes to the payment page by the link, and pays. */
export async function pay(store: Store, session: Session): Promise<void> {
  const answer = await fetch(session.data.payment_url, { redirect: "manual" })
  if (answer.status !== 303) throw new Error(`payment_url -> ${answer.status} ${await answer.text()}`)
  await store.sandbox.pay(session.number)
}

/** The same; the placed order. */
export async function paidOrder(store: Store, session: Session) {
  await pay(store, session)
  return await placedOrder(store, session)
}

export async function placedOrder({ admin }: Store, session: Session) {
  const [order] = await admin.orders()
  const orderId = order?.id as string
  return { orderId, session, paymentId: (await admin.books(orderId)).paymentId }
}

/** A cart of towels at 100.00 and ribbons at 33.335. */
export async function cartOf({ shop, seeded }: Store, towels: number, ribbons = 0) {
  const cart = await shop.cart({ quantity: towels })
  if (ribbons === 0) return cart
  const more = { variant_id: seeded.oddVariant, quantity: ribbons }
  return (await shop.call("POST", `/store/carts/${cart.id}/line-items`, more)).body.cart
}
