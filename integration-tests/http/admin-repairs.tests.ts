import { capturePaymentWorkflow, createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { assistAdmin } from "../support/assist-admin"
import { leaveRow, tellOrder } from "../support/crash"
import { heldOrder } from "../support/held-order"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney } from "../support/order-money"
import type { Answer } from "../support/shop"
import type { Store } from "../support/store"
import { editable, moved } from "./order-edit.tests"

/** Each repair the owner's pages offer, through the admin API. Every test asserts the money on both sides. */
export function adminRepairTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  const look = async (session: Parameters<typeof store.shop.comeBack>[0]) => void (await store.shop.comeBack(session))

  async function press(code: string, action: string): Promise<Answer> {
    const row = await knex()("assist_discrepancy").where({ code }).first()
    return await assistAdmin(store).call("POST", `/discrepancies/${row.id}`, { action })
  }
  const result = ({ status, body }: Answer) => [status, body.moved]

  it("release: gives the hold back that Medusa has given up, once", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await knex()("payment").where({ id: paymentId }).update({ canceled_at: new Date() })
    await look(session)
    const answer = await press("hold_not_released", "release")
    expect(result(answer)).toEqual([200, true])
    expect(answer.body.payments[0]).toMatchObject({ status: "released", held: "0.00", released: "100.00" })
    expect(result(await press("hold_not_released", "release"))).toEqual([200, false])
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "100.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00", refunded: "0.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("release: says that nothing was moved when the cabinet was faster", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await knex()("payment").where({ id: paymentId }).update({ canceled_at: new Date() })
    await look(session)
    await sandbox.byHand(billnumber, "cancel", undefined, false)
    expect(result(await press("hold_not_released", "release"))).toEqual([200, false])
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("release_extra: gives the second payment back and leaves Medusa's alone", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    await sandbox.settings({ allowPaidAgain: true })
    await sandbox.create({
      ordernumber: session.number,
      amount: "100.00",
      currency: "BYN",
      card: "approve",
      notify: false,
    })
    await sandbox.settings({ allowPaidAgain: false })
    const second = (await sandbox.orders(session.number)).find((order) => order.billnumber !== billnumber)
    // As an earlier look told it.
    const params = { billnumber: second?.billnumber, amount: "100.00", currency: "BYN", first: billnumber }
    await knex()("assist_discrepancy").insert({
      id: "asdis_second",
      order_number: session.number,
      code: "paid_twice",
      detail: "paid twice",
      params: JSON.stringify(params),
    })
    expect(result(await press("paid_twice", "release_extra"))).toEqual([200, true])
    expect((await sandbox.orders(session.number)).map(({ held, released }) => [held, released])).toEqual([
      ["100.00", "0.00"],
      ["0.00", "100.00"],
    ])
    expect(await admin.books(orderId)).toMatchObject({ canceled: false, captured: "0.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("capture: charges what Medusa has booked, once; check alone moves nothing", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const input = { payment_id: paymentId, amount: 40, is_captured: true }
    await capturePaymentWorkflow(store.container).run({ input })
    await look(session)
    const checked = await press("capture_not_at_assist", "check")
    expect([...result(checked), checked.body.message.en]).toEqual([200, false, "Assist was asked. Open warnings: 1."])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
    expect(result(await press("capture_not_at_assist", "capture"))).toEqual([200, true])
    expect(result(await press("capture_not_at_assist", "capture"))).toEqual([200, false])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("refund: returns what Medusa has booked, once", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await tellOrder(store, orderId, "refund", await leaveRow(store, "refund", paymentId, 25), -25)
    await look(session)
    expect(result(await press("refund_not_at_assist", "refund"))).toEqual([200, true])
    expect(result(await press("refund_not_at_assist", "refund"))).toEqual([200, false])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "25.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "25.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("a repair that Assist refuses leaves the matter open and moves nothing", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await knex()("payment").where({ id: paymentId }).update({ canceled_at: new Date() })
    await look(session)
    await sandbox.fault("cancel", "decline")
    const answer = await press("hold_not_released", "release")
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining("Assist refused")])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", released: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
    expect(await openDiscrepancies(store)).toEqual(["hold_not_released"])
  })

  it("the release button releases although the owner has asked for money beside the hold", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await createOrderPaymentCollectionWorkflow(store.container).run({ input: { order_id: orderId, amount: 100 } })
    expect((await assistAdmin(store).release(paymentId)).body.moved).toBe(true)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
  })

  it("the release button of a page from before an order edit releases nothing", async () => {
    const { sandbox } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 2)
    await change.quantity(item, 1)
    await moved(store, orderId, "100.00")
    const answer = await assistAdmin(store).release(paymentId)
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining("An order edit has moved")])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00", released: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "authorized" })
  })
}
