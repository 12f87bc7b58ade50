import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { assistAdmin } from "../support/assist-admin"
import { migrateFrom010, migrateTo010 } from "../support/migrate"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"

/** What 0.1.0 kept of an order. */
const COLUMNS_OF_0_1_0 = [
  "id",
  "order_number",
  "provider_id",
  "session_id",
  "merchant_id",
  "amount",
  "currency",
  "two_stage",
  "opened_at",
  "billnumber",
  "orderstate",
  "summary",
  "hold_until",
  "hold_claimed_until",
  "hold_warned_at",
  "read_at",
  "due_at",
  "due_tries",
  "announced",
] as const

/** And of an operation. */
const OPERATION_OF_0_1_0 = [
  "id",
  "order_number",
  "kind",
  "medusa_key",
  "billnumber",
  "amount",
  "currency",
  "outcome",
  "detail",
  "settled_at",
] as const

/** Orders that were opened by version 0.1.0, whose order number is the payment session's id. */
export function upgradeTests(store: Store): void {
  const knex = () => store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const begun = async () => store.shop.session(await store.shop.cart())

  /** An order as 0.1.0 opened it, at Assist and in its table. */
  async function openedBy010(session: Session, more: object = {}) {
    await store.sandbox.create({ ordernumber: session.id, amount: "100.00", currency: "BYN", notify: false })
    await knex()("assist_order").insert({
      id: `asord_${session.id}`,
      order_number: session.id,
      provider_id: "pp_assist_main",
      merchant_id: "123456",
      amount: "100.00",
      currency: "BYN",
      two_stage: true,
      opened_at: knex().fn.now(),
      due_at: knex().raw("now() + interval '3 minutes'"),
      ...more,
    })
  }

  /** A captured order of 0.1.0: its payment carries the session's id as order number. */
  async function capturedBy010() {
    const { shop, sandbox, admin } = store
    const session = await begun()
    await openedBy010(session, { opened_session_id: session.id, session_id: session.id })
    await sandbox.pay(session.id, "approve", false)
    const orderId = (await shop.comeBack(session)).pathname.split("/")[2] as string
    const { paymentId, data } = await admin.books(orderId)
    expect(data["order_number"]).toBe(session.id)
    expect((await admin.capture(paymentId)).status).toBe(200)
    const rows = await knex()("assist_order").select([...COLUMNS_OF_0_1_0])
    const operations = await knex()("assist_operation").select([...OPERATION_OF_0_1_0])
    return { session, orderId, paymentId, rows, operations }
  }

  it("are placed, captured, refunded and paid again as before", async () => {
    const { shop, sandbox, admin } = store
    const captured = await capturedBy010()
    const [held, unpaid] = [await begun(), await begun()]

    await migrateTo010(knex())
    const inTables = (row: Record<string, unknown>) => ({
      ...row,
      // Empty: the session the order is named after.
      ...("session_id" in row && { session_id: null }),
      ...("summary" in row && { summary: JSON.stringify(row["summary"]) }),
      ...("announced" in row && { announced: JSON.stringify(row["announced"]) }),
    })
    await knex()("assist_order").insert(captured.rows.map(inTables))
    await knex()("assist_operation").insert(captured.operations)
    await openedBy010(held)
    await openedBy010(unpaid)
    await sandbox.pay(held.id, "approve", false)
    await migrateFrom010(knex())

    // A hold nobody had heard of: the shopper comes back.
    const orderId = (await shop.comeBack(held)).pathname.split("/")[2] as string
    const { paymentId } = await admin.books(orderId)
    expect((await admin.capture(paymentId, 30.1)).status).toBe(200)
    expect((await admin.refund(paymentId, 10.05)).status).toBe(200)
    expect(await sandbox.order(held.id)).toMatchObject({ charged: "30.10", returned: "10.05" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", refunded: "10.05" })

    // A captured one: in Medusa, on its card, and in the cabinet.
    expect((await admin.refund(captured.paymentId, 25)).status).toBe(200)
    const { billnumber } = await sandbox.order(captured.session.id)
    await sandbox.byHand(billnumber, "cancel", "15.00")
    expect(await sandbox.order(captured.session.id)).toMatchObject({ charged: "100.00", returned: "40.00" })
    expect(await admin.books(captured.orderId)).toMatchObject({ captured: "100.00", refunded: "40.00" })
    const card = (await assistAdmin(store).order(captured.orderId)).body.payments
    expect(card).toMatchObject([{ order_number: captured.session.id, charged: "100.00", returned: "40.00" }])
    const found = await assistAdmin(store).call("GET", `/orders?q=${captured.session.id}`)
    expect(found.body.orders).toMatchObject([{ order_id: captured.orderId }])

    // One that was being paid: the page still leads to the same order, and the notification finds it.
    expect((await shop.open(unpaid)).fields["OrderNumber"]).toBe(unpaid.id)
    await sandbox.pay(unpaid.id)
    expect(await admin.orders()).toHaveLength(3)
    expect(await sandbox.order(unpaid.id)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect(await openDiscrepancies(store)).toEqual([])

    // And one begun before, but sent to pay only now.
    const { session } = await shop.checkout()
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("keep the payment session that an order edit gave them, there and back", async () => {
    await migrateTo010(knex())
    const row = { provider_id: "pp_assist_main", merchant_id: "1", amount: "1.00", currency: "BYN", two_stage: true }
    await knex()("assist_order").insert([
      { id: "asord_1", order_number: "payses_1", opened_at: knex().fn.now(), ...row },
      { id: "asord_2", order_number: "payses_2", opened_at: knex().fn.now(), session_id: "payses_3", ...row },
    ])
    const sessions = (columns: string[]) => knex()("assist_order").orderBy("id").select(columns)
    await migrateFrom010(knex())
    const now = [
      { opened_session_id: "payses_1", session_id: "payses_1" },
      { opened_session_id: "payses_2", session_id: "payses_3" },
    ]
    expect(await sessions(["opened_session_id", "session_id"])).toEqual(now)
    await migrateFrom010(knex(), "down")
    expect(await sessions(["session_id"])).toEqual([{ session_id: null }, { session_id: "payses_3" }])
    await migrateFrom010(knex())
    expect(await sessions(["opened_session_id", "session_id"])).toEqual(now)
  })
}
