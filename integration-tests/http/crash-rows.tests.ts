import { Modules } from "@medusajs/framework/utils"
import { leaveRow, tellOrder } from "../support/crash"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

/** Rows a process left that died between writing them and hearing from Assist (contract 2.1, "Crash"). */
export function crashRowTests(store: Store): void {
  it("removes a capture row Assist never heard of, and a new capture works", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await leaveRow(store, "capture", paymentId, 80)
    expect((await admin.capture(paymentId, 30)).status).toBe(400)
    await jobLooks(store)
    expect((await admin.capture(paymentId, 30)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00", transactions: ["capture 30.00"] })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("books a capture properly that Assist carried out before the crash", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await leaveRow(store, "capture", paymentId, 40)
    await sandbox.byHand(billnumber, "charge", "40.00", false)
    await jobLooks(store)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "40.00",
      paymentStatus: "partially_captured",
      transactions: ["capture 40.00"],
    })
    expect(await sandbox.requests("charge")).toHaveLength(0)
  })

  it("tells the order of a charge whose payment an edit canceled while the capture ran, and whose process died then", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    const row = await leaveRow(store, "capture", paymentId, 100)
    await sandbox.byHand(billnumber, "charge", "100.00", false)
    await store.container
      .resolve("__pg_connection__")("payment")
      .where({ id: paymentId })
      .update({ canceled_at: new Date() })
    await jobLooks(store)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
    const told = await store.container.resolve(Modules.ORDER).listOrderTransactions({ order_id: orderId })
    expect(told.map(({ reference_id }) => reference_id)).toEqual([row])
    expect(await sandbox.requests("charge")).toHaveLength(0)
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("takes back what the order was told of a capture core undid, or was told twice: two clicks at once do both", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 40)
    const [told] = await store.container
      .resolve(Modules.ORDER)
      .listOrderTransactions({ order_id: orderId }, { select: ["reference_id"] })
    await tellOrder(store, orderId, "capture", "capt_undone", 40)
    await tellOrder(store, orderId, "capture", told?.reference_id as string, 40)
    expect((await admin.books(orderId)).transactions).toHaveLength(3)
    await store.shop.comeBack(session)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "40.00",
      paymentStatus: "partially_captured",
      transactions: ["capture 40.00"],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("makes the refund of a row whose order was canceled since: core took it for one that was made", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await leaveRow(store, "refund", paymentId, 100)
    expect((await admin.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      await jobLooks(store)
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", returned: "100.00" })
    })
    await jobLooks(store)
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({
      orderStatus: "canceled",
      captured: "100.00",
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -100.00"],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("removes a refund row Assist never heard of, and books one that it carried out", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await leaveRow(store, "refund", paymentId, 60)
    // Nobody looks at a charged order by itself; opening it does, and so does the owner's next try, which is refused.
    await store.shop.comeBack(session)
    expect(await admin.books(orderId)).toMatchObject({ refunded: "0.00", transactions: ["capture 100.00"] })

    await leaveRow(store, "refund", paymentId, 60)
    await sandbox.byHand(billnumber, "cancel", "60.00", false)
    await store.shop.comeBack(session)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "60.00" })
    expect(await admin.books(orderId)).toMatchObject({
      refunded: "60.00",
      transactions: ["capture 100.00", "refund -60.00"],
    })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
  })
}
