import { settleDue } from "../../src/follow/background/settle-due"
import { CLAIM_EXPIRING, claimDueSql } from "../../src/modules/assist/ledger/claim-sql"
import { DueOrders } from "../../src/modules/assist/ledger/due-orders"
import { leaveRow } from "../support/crash"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"
import { withoutEvents } from "../support/without-events"
import { editable } from "./order-edit.tests"

/** The background job on many orders. */
export function janitorTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  it("finds what is due among 100,000 open orders by index, a page at a time", async () => {
    await knex().raw(
      `insert into assist_order
         (id, order_number, opened_session_id, session_id, provider_id, merchant_id, amount, currency, two_stage, opened_at, due_at, hold_until)
       select 'asord_' || n, 'number-' || n, 'payses_' || n, 'payses_' || n, 'pp_assist_main', '123456', '10.00', 'BYN', true, now(),
              now() + (n - 1000) * interval '1 second', now() + n * interval '1 minute'
         from generate_series(1, 100000) n`,
    )
    await knex().raw("analyze assist_order")
    const explain = async (sql: string, values: readonly (string | number)[]) => {
      const { rows } = await knex().raw(`explain (analyze, costs off, timing off, summary off) ${sql}`, [...values])
      return rows.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n")
    }
    const due = await explain(claimDueSql("60"), [100])
    expect(due).toContain("IDX_assist_order_due_at")
    expect(due).not.toContain("Seq Scan")
    const expiring = await explain(CLAIM_EXPIRING, [24, "pp_assist_main"])
    expect(expiring).toContain("IDX_assist_order_hold_unwarned")
    expect(expiring).not.toContain("Seq Scan")
    if (process.env["TEST_LOGS"]) process.stderr.write(`${due}\n${expiring}\n`)
    const page = await new DueOrders(knex()).claimDue(100, [60, 300])
    expect(page).toHaveLength(100)
  })

  it("spares holds to which nothing happened, by one question for all of them", async () => {
    const { sandbox, shop, admin } = store
    const sessions = []
    for (let orders = 0; orders < 4; orders++) {
      const { session } = await shop.checkout()
      await sandbox.pay(session.number)
      sessions.push(session)
    }
    const [first] = sessions
    const { billnumber } = await sandbox.order(first?.number as string)
    // As the next day finds them: read a while ago, due now.
    await knex().raw("update assist_order set due_at = now(), read_at = now() - interval '2 hours'")
    await sandbox.byHand(billnumber, "charge", "30.00", false)
    const before = (await sandbox.requests("orderresult")).length
    await settleDue(store.container, Date.now() + 40_000)
    const asked = await sandbox.requests("resultbydate")
    expect(asked.length).toBeGreaterThan(0)
    // Two periods at most.
    expect(asked.length).toBeLessThanOrEqual(2)
    const read = (await sandbox.requests("orderresult")).slice(before).map(({ fields }) => fields["ordernumber"])
    expect(new Set(read)).toEqual(new Set([first?.number]))
    const captured = await Promise.all((await admin.orders()).map(async ({ id }) => (await admin.books(id)).captured))
    expect(captured.sort()).toEqual(["0.00", "0.00", "0.00", "30.00"])
    expect(await sandbox.order(first?.number as string)).toMatchObject({ charged: "30.00" })
  })

  it("does not spare a hold of which Medusa has a capture row that a crash left", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await heldOrder(store)
    await heldOrder(store)
    await leaveRow(store, "capture", paymentId, 40)
    await knex().raw("update assist_order set due_at = now(), read_at = now() - interval '2 hours'")
    await settleDue(store.container, Date.now() + 40_000)
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00", transactions: [] })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00", charged: "0.00" })
    expect(await sandbox.requests("charge")).toHaveLength(0)
  })

  it("reads a hold by itself once somebody asked for it", async () => {
    const { sandbox } = store
    const { session } = await heldOrder(store)
    await knex().raw("update assist_order set due_at = now(), read_at = null")
    const before = (await sandbox.requests("orderresult")).length
    await settleDue(store.container, Date.now() + 40_000)
    expect((await sandbox.requests("orderresult")).length).toBeGreaterThan(before)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("reads a hold by itself when it is Medusa that has changed, whatever the batch says", async () => {
    const { sandbox } = store
    const { session, orderId } = await heldOrder(store)
    for (let orders = 0; orders < 4; orders++) {
      const another = await store.shop.checkout()
      await sandbox.pay(another.session.number)
    }
    // Canceled by a process that ended before its hook and its event.
    await knex()("order").where({ id: orderId }).update({ status: "canceled", canceled_at: new Date() })
    await knex().raw("update assist_order set due_at = now(), read_at = now() - interval '2 hours'")
    await settleDue(store.container, Date.now() + 40_000)
    expect(await sandbox.requests("resultbydate")).not.toHaveLength(0)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await store.admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
  })

  it("captures what left the shop with its event lost: such holds are never spared", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 1)
    for (let orders = 0; orders < 4; orders++) {
      const another = await store.shop.checkout()
      await sandbox.pay(another.session.number)
    }
    await withoutEvents(store, () => change.fulfill([{ id: item, quantity: 1 }]))
    await knex().raw("update assist_order set due_at = now(), read_at = now() - interval '2 hours'")
    await withOption(store, "captureOn", "fulfillment", () => settleDue(store.container, Date.now() + 40_000))
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await store.admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
  })

  it("looks at a merchant's orders while another merchant's Assist hangs", async () => {
    const { sandbox, shop, admin } = store
    for (let orders = 0; orders < 5; orders++) {
      const { session } = await shop.checkout()
      await sandbox.fault("orderresult", "hang_before", { times: 20, ordernumber: session.number })
    }
    const { session } = await shop.checkout({ provider: "pp_assist_one" })
    await sandbox.pay(session.number, "approve", false)
    await knex().raw("update assist_order set due_at = opened_at")
    // Shorter than one call to the merchant that hangs, whose orders have waited longer.
    await settleDue(store.container, Date.now() + 2000)
    expect(await admin.orders()).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
  })
}
