import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney } from "../support/order-money"
import type { Store } from "../support/store"
import { editable } from "./order-edit.tests"

/** Core refuses the credit line of a refund while a change of the order is open, after the money went back (contract 2.3). */
export function refundWhileEditedTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  /** An order of two towels, captured, with an edit to three that was begun and not confirmed. */
  async function edited() {
    const held = await editable(store, 2)
    expect((await store.admin.capture(held.paymentId, 200)).status).toBe(200)
    await held.change.begin(held.item, 3)
    return held
  }

  /** As when the rows are a minute old: nobody can be at work on them any more. */
  async function laterLook() {
    await knex().raw("update refund set created_at = created_at - interval '5 minutes'")
    await jobLooks(store)
  }

  it("refuses the refund before money moves, and makes it once the edit is confirmed", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, change } = await edited()
    const refused = await admin.refund(paymentId, 20)
    expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining("confirm or cancel")])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect((await orderMoney(store, orderId)).payments).toMatchObject([{ captured: "200.00", refunded: "0.00" }])
    await change.confirm()
    expect((await admin.refund(paymentId, 20)).status).toBe(200)
    await laterLook()
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "20.00" })
    const money = await orderMoney(store, orderId)
    expect(money.payments).toMatchObject([{ captured: "200.00", refunded: "20.00" }])
    expect(money).toMatchObject({ pending: "100.00", asking: [{ amount: "100.00" }] })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("refunds what the order owes the customer, whatever change is open: core writes no credit line for it", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 2)
    await admin.capture(paymentId, 200)
    await change.quantity(item, 1)
    await change.begin(item, 2)
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "100.00" })
    await change.giveUpEdit()
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "0.00", asking: [] })
  })

  it.each(["confirmed", "given up"] as const)(
    "books a refund of the cabinet that falls into an edit which is then %s, and asks for it no more",
    async (end) => {
      const { sandbox, shop } = store
      const { session, orderId, billnumber, change } = await edited()
      await sandbox.byHand(billnumber, "cancel", "20.00")
      for (let looks = 0; looks < 3; looks++) await laterLook()
      expect((await orderMoney(store, orderId)).payments).toMatchObject([{ captured: "200.00", refunded: "20.00" }])
      if (end === "confirmed") await change.confirm()
      else await change.giveUpEdit()
      await laterLook()
      await shop.comeBack(session)
      await laterLook()
      const money = await orderMoney(store, orderId)
      expect(money.payments).toMatchObject([{ captured: "200.00", refunded: "20.00" }])
      expect(money).toMatchObject(
        end === "confirmed" ? { pending: "100.00", asking: [{ amount: "100.00" }] } : { pending: "0.00", asking: [] },
      )
      const rows = await knex()("refund").whereNull("deleted_at")
      expect(rows).toHaveLength(1)
      const told = await knex()("order_transaction").where({ reference: "refund" }).whereNull("deleted_at")
      expect(told.map(({ reference_id, amount }) => [reference_id, Number(amount)])).toEqual([[rows[0].id, -20]])
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "20.00" })
      expect(await sandbox.requests("cancel")).toHaveLength(0)
      expect(await openDiscrepancies(store)).toEqual([])
    },
  )

  it("moves no money for an order cancel that core refuses since an edit is open, and cancels once it is given up", async () => {
    const { sandbox, admin } = store
    const { session, orderId, change } = await edited()
    expect((await admin.cancel(orderId)).status).toBe(400)
    await laterLook()
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ status: "pending", pending: "0.00" })
    await change.giveUpEdit()
    expect((await admin.cancel(orderId)).status).toBe(200)
    await jobLooks(store)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "200.00" })
    const money = await orderMoney(store, orderId)
    expect(money).toMatchObject({ status: "canceled", asking: [] })
    expect(money.payments).toMatchObject([{ captured: "200.00", refunded: "200.00" }])
    expect(await openDiscrepancies(store)).toEqual([])
  })
}
