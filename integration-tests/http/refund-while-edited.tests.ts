import { assistAdmin } from "../support/assist-admin"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney } from "../support/order-money"
import type { Store } from "../support/store"
import { alive, editable, moved } from "./order-edit.tests"

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
  /** An order of two towels that is only held, with an edit to one that was begun and not confirmed. */
  async function editedHold() {
    const held = await editable(store, 2)
    await held.change.begin(held.item, 1)
    return held
  }

  it("keeps an uncaptured hold when core refuses to cancel the order, and releases it once the edit is given up", async () => {
    const { sandbox, admin } = store
    const { session, orderId, change } = await editedHold()
    expect((await admin.cancel(orderId)).status).toBe(400)
    await laterLook()
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
    const standing = await orderMoney(store, orderId)
    expect(standing).toMatchObject({ status: "pending", total: "200.00" })
    expect(standing.payments).toMatchObject([{ canceled: false, captured: "0.00" }])
    await change.giveUpEdit()
    expect((await admin.cancel(orderId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00" })
    const money = await orderMoney(store, orderId)
    expect(money).toMatchObject({ status: "canceled", asking: [] })
    expect(money.payments).toMatchObject([{ canceled: true }])
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("keeps it for the edited order when the edit is confirmed after that refusal", async () => {
    const { sandbox, admin } = store
    const { session, orderId, change } = await editedHold()
    expect((await admin.cancel(orderId)).status).toBe(400)
    await change.confirm()
    const edited = await moved(store, orderId, "100.00")
    expect((await admin.capture(alive(edited).id, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ status: "pending", pending: "0.00" })
  })

  it("releases the hold for the owner who presses that button, whatever change is open", async () => {
    const { sandbox } = store
    const { session, orderId, paymentId } = await editedHold()
    const released = await assistAdmin(store).release(paymentId)
    expect([released.status, released.body.moved]).toEqual([200, true])
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00" })
    expect((await orderMoney(store, orderId)).payments).toMatchObject([{ canceled: true }])
  })

  it("hands a refusal on by code from the plugin's own routes, through core's workflows, and as before from core's", async () => {
    const { admin } = store
    const { paymentId } = await edited()
    const ours = await assistAdmin(store).refund(paymentId, { amount: "20.00" })
    expect(ours.status).toBe(400)
    expect(ours.body).toEqual({
      type: "not_allowed",
      code: "assist_refused",
      message: expect.stringContaining("confirm or cancel that change"),
      refusal: { code: "refund_change_open", params: {} },
    })
    const { body } = await admin.refund(paymentId, 20)
    expect(body).toEqual({ type: ours.body.type, code: ours.body.code, message: ours.body.message })
    const tooMuch = await assistAdmin(store).refund(paymentId, { amount: "200.01" })
    expect(tooMuch.body).toMatchObject({
      message: "amount: 200.01 BYN is more than the 200.00 BYN that can be returned.",
      refusal: {
        code: "wish_refund_too_much",
        params: { asked: { amount: "200.01", currency: "BYN" }, left: { amount: "200.00", currency: "BYN" } },
      },
    })
  })
}
