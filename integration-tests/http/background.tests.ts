import settle from "../../src/jobs/settle-assist-orders"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

/** What nobody reports: the background job, and rivals for the same money. */
export function backgroundTests(store: Store): void {
  /** Lets the time until the next look pass, and the job look. */
  async function jobLooks(): Promise<void> {
    await store.container
      .resolve("__pg_connection__")
      .raw("update assist_order set due_at = now() where due_at is not null")
    await settle(store.container)
  }

  it("finds a payment whose notification was lost and whose shopper never came back", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    await jobLooks()
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({ paymentStatus: "authorized", authorized: "100.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("goes on looking after a refusal: the second try may be the one nobody reports", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "decline")
    await jobLooks()
    await sandbox.pay(session.number, "approve", false)
    await jobLooks()
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    expect((await sandbox.orders(session.number)).map(({ state, held }) => [state, held])).toEqual([
      ["Declined", "0.00"],
      ["Delayed", "100.00"],
    ])
  })

  it("sees a hold that ran out at the bank", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    await sandbox.byHand(billnumber, "expire_hold", undefined, false)
    await jobLooks()
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, paymentStatus: "canceled", captured: "0.00" })
  })

  it("settles a refund that was carried out after its caller gave up", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await sandbox.fault("cancel", "slow", { delayMs: 8000 }) // much longer than this store waits
    // Longer than Assist takes, as in a real store: what is given up before that may be repeated.
    await withOption(store, "settleAfter", 120, async () => {
      const late = await admin.refund(paymentId, 10)
      expect(late.status).toBe(500)
      expect(await admin.books(orderId)).toMatchObject({ refunded: "0.00" })
      expect((await admin.refund(paymentId, 10)).status).toBe(400)
    })
    await eventually(async () => expect(await sandbox.order(session.number)).toMatchObject({ returned: "10.00" }))
    await sandbox.flush()
    await jobLooks()
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "10.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({
      refunded: "10.00",
      transactions: ["capture 100.00", "refund -10.00"],
    })
  })

  it("gives back a second payment made after the first could not become an order", async () => {
    const { shop, sandbox, admin, seeded } = store
    const sold = await shop.checkout({ variant: seeded.lastPiece })
    const { session } = await shop.checkout({ variant: seeded.lastPiece })
    await sandbox.pay(sold.session.number)
    await sandbox.settings({ allowPaidAgain: true })
    try {
      await sandbox.pay(session.number)
      await sandbox.create({ ordernumber: session.number, amount: "50.00", currency: "BYN", card: "approve" })
      await sandbox.flush()
    } finally {
      await sandbox.settings({ allowPaidAgain: false })
    }
    const attempts = await sandbox.orders(session.number)
    expect(attempts.map(({ state, held, released }) => [state, held, released])).toEqual([
      ["Canceled", "0.00", "50.00"],
      ["Canceled", "0.00", "50.00"],
    ])
    expect(await admin.orders()).toHaveLength(1)
  })

  it("books a cabinet charge once when the owner captures the same sum at the same moment", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await sandbox.byHand(billnumber, "charge", "30.00", false)
    await Promise.all([sandbox.flush(), store.shop.comeBack(session), admin.capture(paymentId, 30), jobLooks()])
    await store.shop.comeBack(session)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00" })
    expect(await sandbox.requests("charge")).toHaveLength(0)
  })
}
