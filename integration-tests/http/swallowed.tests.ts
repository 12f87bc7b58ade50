import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

/** What Medusa wanted and core said was done, though Assist had not done it (contract traps 3 and 4). */
export function swallowedTests(store: Store): void {
  /** The subscriber to order.canceled looks by itself; the job after it. Then nobody is at work any more. */
  async function settled(expectation: () => Promise<void>): Promise<void> {
    await eventually(async () => {
      await jobLooks(store)
      await expectation()
    })
    await jobLooks(store)
  }

  it("repeats the release that failed when the order was canceled (trap 3)", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200)
    await settled(async () =>
      expect(await sandbox.order(session.number)).toMatchObject({
        state: "Canceled",
        held: "0.00",
        released: "100.00",
      }),
    )
    expect(await admin.books(orderId)).toMatchObject({
      orderStatus: "canceled",
      paymentStatus: "canceled",
      canceled: true,
      captured: "0.00",
      transactions: [],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("makes the refund that core booked on cancel though it had failed (trap 3)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await admin.refund(paymentId, 10)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200)
    await settled(async () =>
      expect(await sandbox.order(session.number)).toMatchObject({
        state: "Canceled",
        charged: "100.00",
        returned: "100.00",
      }),
    )
    expect(await admin.books(orderId)).toMatchObject({
      orderStatus: "canceled",
      captured: "100.00",
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -10.00", "refund -90.00"],
    })
    expect(await admin.collectionStatus(orderId)).toBe("canceled")
    const asked = (await sandbox.requests("cancel")).length
    await jobLooks(store)
    expect(await sandbox.requests("cancel")).toHaveLength(asked)
  })

  it("returns a partial capture of a canceled order, and the rest of its hold goes with it", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 30)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200)
    await settled(async () =>
      expect(await sandbox.order(session.number)).toMatchObject({
        held: "0.00",
        charged: "30.00",
        returned: "30.00",
        released: "70.00",
      }),
    )
    expect(await admin.books(orderId)).toMatchObject({
      captured: "30.00",
      refunded: "30.00",
      transactions: ["capture 30.00", "refund -30.00"],
    })
  })

  it("keeps trying while Assist refuses the release, and moves the money once", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await sandbox.fault("cancel", "decline", { times: 3 })
    expect((await admin.cancel(orderId)).status).toBe(200)
    await settled(async () =>
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" }),
    )
    expect(await admin.books(orderId)).toMatchObject({ canceled: true })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("gives back a second payment while the first is Medusa's, and touches the first never", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await sandbox.settings({ allowPaidAgain: true })
    try {
      await sandbox.create({ ordernumber: session.number, amount: "100.00", currency: "BYN", card: "approve" })
      await sandbox.flush()
    } finally {
      await sandbox.settings({ allowPaidAgain: false })
    }
    await jobLooks(store)
    const attempts = await sandbox.orders(session.number)
    expect(attempts.map(({ state, held, released }) => [state, held, released])).toEqual([
      ["Delayed", "100.00", "0.00"],
      ["Canceled", "0.00", "100.00"],
    ])
    expect((await admin.capture(paymentId, 40)).status).toBe(200)
    expect((await sandbox.orders(session.number)).find((order) => order.billnumber === billnumber)).toMatchObject({
      charged: "40.00",
    })
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", canceled: false })
    expect(await openDiscrepancies(store)).toEqual([])
  })
}
