import { Modules } from "@medusajs/framework/utils"
import settle from "../../src/jobs/settle-assist-orders"
import { leaveRow } from "../support/crash"
import { orderMoney, until } from "../support/order-money"
import type { Store } from "../support/store"
import { withoutEvents } from "../support/without-events"
import { alive, editable, moved } from "./order-edit.tests"

/** What else changes an order, and what goes wrong on the way. */
export function orderEditCaseTests(store: Store): void {
  afterEach(() => jest.restoreAllMocks())

  async function jobLooks(): Promise<void> {
    await store.container.resolve("__pg_connection__").raw("update assist_order set due_at = now()")
    await settle(store.container)
  }

  async function discrepancies(): Promise<string[]> {
    const { rows } = await store.container
      .resolve("__pg_connection__")
      .raw("select code, status from assist_discrepancy order by created_at")
    return rows.map(({ code, status }: { code: string; status: string }) => `${code} ${status}`)
  }

  it("moves the hold by the background job when the edit's event is lost", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await withoutEvents(store, () => change.quantity(item, 1))
    expect((await orderMoney(store, orderId)).payments.every(({ canceled }) => canceled)).toBe(true)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00" })
    await settle(store.container) // not due yet: the hook planned it for a minute later
    await jobLooks()
    const edited = await moved(store, orderId, "100.00")
    expect((await admin.capture(alive(edited).id, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "0.00", asking: [] })
  })

  it("releases the hold when the order is canceled before it could be moved", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await withoutEvents(store, () => change.quantity(item, 1))
    expect((await admin.cancel(orderId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "200.00" })
    await jobLooks()
    expect((await orderMoney(store, orderId)).payments.every(({ canceled }) => canceled)).toBe(true)
    expect(await sandbox.requests("cancel")).toHaveLength(1)
  })

  it("raises a discrepancy when the hold cannot be moved, and mends it later", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const payments = store.container.resolve(Modules.PAYMENT)
    jest.spyOn(payments, "authorizePaymentSession").mockRejectedValueOnce(new Error("the database went away"))
    await change.quantity(item, 1)
    await until(discrepancies, (all) => all.includes("edit_not_followed open"))
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00" })
    await jobLooks()
    await moved(store, orderId, "100.00")
    expect(await discrepancies()).toEqual(["edit_not_followed resolved"])
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
  })

  it("has nothing to say about an edit any more once its order is canceled", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const payments = store.container.resolve(Modules.PAYMENT)
    jest.spyOn(payments, "createPaymentSession").mockRejectedValue(new Error("the database went away"))
    await change.quantity(item, 1)
    await until(discrepancies, (all) => all.includes("edit_not_followed open"))
    expect((await admin.cancel(orderId)).status).toBe(200)
    await jobLooks()
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "200.00" })
    expect(await discrepancies()).toEqual(["edit_not_followed resolved"])
  })

  it("begins again when a shopper's link deleted the moved session before it was authorized", async () => {
    const { sandbox, shop } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const payments = store.container.resolve(Modules.PAYMENT)
    jest.spyOn(payments, "authorizePaymentSession").mockRejectedValueOnce(new Error("the database went away"))
    await change.quantity(item, 1)
    const { asking } = await until(
      () => orderMoney(store, orderId),
      (money) => money.asking.length === 1,
    )
    await until(discrepancies, (all) => all.length === 1)
    await shop.newSession(asking[0]?.id as string)
    await jobLooks()
    const edited = await moved(store, orderId, "100.00")
    expect(alive(edited).orderNumber).toBe(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
  })

  it("asks for the difference after a full capture, and lets the owner refund it when the order became smaller", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 2)
    await admin.capture(paymentId, 200)
    await change.quantity(item, 3)
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "100.00", asking: [{ amount: "100.00" }] })
    await change.quantity(item, 1)
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "-100.00" })
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "0.00" })
  })

  it("asks for what is missing after a partial capture: the rest of that hold is gone", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 3)
    await admin.capture(paymentId, 100)
    await change.quantity(item, 2)
    const edited = await until(
      () => orderMoney(store, orderId),
      ({ asking }) => asking.length === 1,
    )
    expect(edited).toMatchObject({ pending: "100.00", asking: [{ amount: "100.00" }] })
    await jobLooks()
    expect(await orderMoney(store, orderId)).toMatchObject({ asking: [{ amount: "100.00" }] })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
    expect((await admin.refund(paymentId, 40)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "40.00" })
  })

  it("keeps the hold through an exchange", async () => {
    const { sandbox, seeded } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.fulfill([{ id: item, quantity: 2 }])
    await change.exchange(item, 1, seeded.lastPiece, 1) // a towel of 100 for the samovar of 50
    const edited = await moved(store, orderId, "150.00")
    expect(alive(edited).orderNumber).toBe(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
  })

  it("keeps the hold through a claim", async () => {
    const { sandbox, seeded, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.fulfill([{ id: item, quantity: 2 }])
    await change.claim(item, 1, seeded.lastPiece)
    const claimed = await moved(store, orderId, "200.00") // the samovar comes on top: nothing is sent back
    expect(claimed).toMatchObject({ total: "250.00", asking: [{ amount: "50.00" }] })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
    expect((await admin.capture(alive(claimed).id, 200)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "50.00" })
  })

  it("keeps the hold through a return", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.fulfill([{ id: item, quantity: 2 }])
    const returned = await change.return(item, 1)
    await jobLooks()
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
    await change.receive(returned, item, 1)
    const after = await moved(store, orderId, "100.00")
    expect(alive(after).orderNumber).toBe(session.number)
    expect((await admin.capture(alive(after).id, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
  })

  it("keeps a good authorization when two requests authorize a session nobody locks (trap 5)", async () => {
    const { sandbox, shop } = store
    const { orderId, item, change } = await editable(store, 1)
    await change.quantity(item, 2)
    const { asking } = await until(
      () => orderMoney(store, orderId),
      (money) => money.asking.length === 1 && money.collections.includes("authorized 100.00"),
    )
    const more = await shop.newSession(asking[0]?.id as string)
    await shop.open(more)
    await sandbox.pay(more.number, "approve", false)
    const payments = store.container.resolve(Modules.PAYMENT)
    const both = await Promise.allSettled([
      payments.authorizePaymentSession(more.id, {}),
      payments.authorizePaymentSession(more.id, {}),
    ])
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true)
    expect(await sandbox.order(more.number)).toMatchObject({ state: "Delayed", held: "100.00", released: "0.00" })
    const live = (await orderMoney(store, orderId)).payments.filter(({ canceled }) => !canceled)
    expect(live.filter(({ orderNumber }) => orderNumber === more.number)).toHaveLength(1)
    expect(await sandbox.requests("cancel")).toHaveLength(0)
  })

  it("goes on following a hold whose order owes less than another payment took", async () => {
    const { shop, sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 3)
    const larger = await until(
      () => moved(store, orderId, "200.00"),
      ({ asking }) => asking.length === 1,
    )
    const more = await shop.newSession(larger.asking[0]?.id as string)
    await shop.open(more)
    await sandbox.pay(more.number)
    const paid = await until(
      () => orderMoney(store, orderId),
      ({ payments }) => payments.some(({ orderNumber }) => orderNumber === more.number),
    )
    const second = paid.payments.find(({ orderNumber }) => orderNumber === more.number)
    expect((await admin.capture(second?.id as string, 100)).status).toBe(200)
    await change.quantity(item, 0)
    expect(await orderMoney(store, orderId)).toMatchObject({ total: "0.00", pending: "-100.00" })
    const { body } = await admin.call("GET", `/admin/assist/orders/${orderId}`)
    expect(body.payments.map(({ stale, discrepancies }: never) => ({ stale, discrepancies }))).toEqual([
      { stale: null, discrepancies: [] },
      { stale: null, discrepancies: [] },
    ])
    // Core keeps the authorized payment of such an order: the owner decides about it.
    const hold = paid.payments.find(({ orderNumber, canceled }) => orderNumber === session.number && !canceled)
    expect((await admin.call("POST", `/admin/assist/payments/${hold?.id}/release`)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "200.00" })
    expect(await sandbox.order(more.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect((await orderMoney(store, orderId)).payments.filter(({ canceled }) => !canceled)).toMatchObject([
      { orderNumber: more.number, captured: "100.00" },
    ])
  })

  it("moves the hold once for two edits in a row of which nobody heard", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await withoutEvents(store, () => change.quantity(item, 2))
    await withoutEvents(store, () => change.quantity(item, 1))
    expect(await sandbox.order(session.number)).toMatchObject({ held: "300.00" })
    await jobLooks()
    const edited = await moved(store, orderId, "100.00")
    expect(edited.asking).toEqual([])
    expect((await admin.capture(alive(edited).id, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
    expect(await discrepancies()).toEqual([])
  })

  it("asks for nothing again that a capture took whose process died before the edit", async () => {
    const { sandbox } = store
    const { session, orderId, paymentId, billnumber, item, change } = await editable(store, 2)
    await leaveRow(store, "capture", paymentId, 200)
    await sandbox.byHand(billnumber, "charge", "200.00", false)
    await change.quantity(item, 3)
    const settled = await until(
      async () => {
        await jobLooks()
        return await orderMoney(store, orderId)
      },
      ({ pending }) => pending === "100.00",
    )
    expect(settled.payments).toMatchObject([{ captured: "200.00", canceled: false }])
    expect(settled.asking).toMatchObject([{ amount: "100.00" }])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await discrepancies()).toEqual([])
  })

  it("pays for what is owed with the hold of an order that became dearer twice and then cheaper", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    for (const quantity of [3, 4]) {
      await change.quantity(item, quantity)
      await until(
        () => orderMoney(store, orderId),
        ({ asking }) => asking.length === 1 && asking[0]?.amount === `${quantity - 2}00.00`,
      )
    }
    await change.quantity(item, 1)
    const edited = await moved(store, orderId, "100.00")
    expect(edited.asking).toEqual([])
    expect(alive(edited)).toMatchObject({ amount: "100.00", orderNumber: session.number })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "200.00" })
    expect((await admin.capture(alive(edited).id)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
  })
}
