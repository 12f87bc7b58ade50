import { type BookRows, readBookRows } from "../../src/medusa/book-rows"
import { queryRows } from "../../src/medusa/query-rows"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

/** One statement of the plugin's own reads what Medusa's query would be asked nine times for. */
export function bookRowTests(store: Store): void {
  it("reads what Medusa's own query says of a payment page, a hold, a capture with its refund and a canceled order", async () => {
    const { shop, admin, sandbox, container } = store
    const open = await shop.checkout()
    const canceled = await heldOrder(store)
    await admin.cancel(canceled.orderId)
    const { session, orderId, paymentId } = await heldOrder(store)
    const held = await readBookRows(container, session.id)
    expect(held.order?.transactions).toEqual([])
    expect(held.payment).toMatchObject({ captures: [], refunds: [], captured_at: null })
    expect((await admin.capture(paymentId, 60.1)).status).toBe(200)
    expect((await admin.refund(paymentId, 10.05)).status).toBe(200)
    for (const id of [open.session.id, canceled.session.id, session.id])
      expect(comparable(await readBookRows(container, id))).toEqual(comparable(await asked(store, id)))
    const now = await readBookRows(container, session.id)
    expect(now.order?.transactions.map(({ reference }) => reference)).toEqual(["capture", "refund"])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "60.10", returned: "10.05" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "60.10", refunded: "10.05" })
  })
}

/** The same through Medusa's query. */
async function asked({ container }: Store, id: string): Promise<unknown> {
  type Row = Record<string, unknown>
  const first = async (entity: string, fields: string[], filters: Record<string, string>) =>
    (await queryRows<Row>(container, entity, fields, filters))[0] ?? null
  const amount = ["amount", "raw_amount"]
  const of = (relation: string, fields: string[]) => fields.map((field) => `${relation}.${field}`)
  const row = ["id", ...amount, "created_at"]
  const session = await first(
    "payment_session",
    ["id", "status", ...amount, "currency_code", "provider_id", "payment_collection_id"],
    { id },
  )
  const dates = ["canceled_at", "captured_at"]
  const payment = await first(
    "payment",
    [
      "id",
      ...amount,
      "currency_code",
      ...dates,
      "data",
      "payment_collection_id",
      ...of("captures", row),
      ...of("refunds", row),
    ],
    { payment_session_id: id },
  )
  const collection = { payment_collection_id: session?.["payment_collection_id"] as string }
  const cart = await first("cart_payment_collection", ["cart_id"], collection)
  const link = await first("order_payment_collection", ["order_id"], collection)
  const order = link && {
    ...(await first(
      "order",
      ["id", "status", "canceled_at", ...of("transactions", [...row, "reference", "reference_id"]), "summary.*"],
      { id: link["order_id"] as string },
    )),
    collections: [
      await first("payment_collection", ["id", "status", "currency_code", ...amount], {
        id: collection.payment_collection_id,
      }),
    ],
  }
  return { session, payment, cart_id: cart?.["cart_id"] ?? null, order, paid_otherwise: false }
}

/** Of both the fields that {@link BookRows} has, sums and moments in one form. */
function comparable(rows: BookRows | unknown): unknown {
  return JSON.parse(JSON.stringify(rows), (key, value) => {
    if (key === "amount") return Number(value)
    // Core keeps more in it than the plugin reads, and adds to it what it reckons itself.
    if (key === "summary") return value?.transaction_total
    if (key.endsWith("_at") && value) return new Date(value).getTime()
    if (Array.isArray(value)) return [...value].sort((a, b) => (a.id < b.id ? -1 : 1))
    return value
  })
}
