import { Modules } from "@medusajs/framework/utils"
import { heldOrder } from "../support/held-order"
import { notificationBody } from "../support/notification-body"
import type { Store } from "../support/store"

/** Traps of the contract that no other file has a test for; docs/traps.md lists all sixteen. */
export function trapTests(store: Store): void {
  it("keeps the hold when core could not write its payment row twice (trap 5)", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    const payments = store.container.resolve(Modules.PAYMENT)
    // No cart lock between them, as on two instances with in-memory locks.
    const rivals = await Promise.allSettled([
      payments.authorizePaymentSession(session.id, {}),
      payments.authorizePaymentSession(session.id, {}),
    ])
    expect(rivals.map(({ status }) => status)).toContain("fulfilled")
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00", released: "0.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
    // And the payment that was made becomes the order's.
    await shop.comeBack(session)
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({ paymentStatus: "authorized", canceled: false })
  })

  it("never lets core act on its own webhook event (trap 13)", async () => {
    const { admin, container, sandbox } = store
    const { session, orderId } = await heldOrder(store)
    const body = notificationBody(session.number, { orderstate: "Approved", operationtype: "200" })
    const verdict = await container.resolve(Modules.PAYMENT).getWebhookActionAndData({
      provider: "assist_main",
      payload: { data: {}, rawData: body, headers: {} },
    })
    expect(verdict).toEqual({ action: "not_supported" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
  })

  it("answers the admin's Capture button after a partial capture in words (trap 16)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 30)
    // The button always sends the whole sum; core itself refuses it.
    const pressed = await admin.capture(paymentId, 100)
    expect(pressed.status).toBe(400)
    expect(pressed.body.message).toMatch(/cannot capture more/)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00", transactions: ["capture 30.00"] })
  })

  it("tells each fact about the money once", async () => {
    const { container, sandbox, admin, shop } = store
    const told: string[] = []
    const bus = container.resolve(Modules.EVENT_BUS)
    const names = ["assist.payment_held", "assist.payment_captured", "assist.payment_refunded"]
    const hear = async ({ name, data }: { name: string; data: unknown }) => {
      const { amount, order_id } = data as { amount: string; order_id: string }
      told.push(`${name} ${amount} ${order_id ? "of an order" : ""}`)
    }
    for (const name of names) bus.subscribe(name, hear, { subscriberId: `facts-${name}` })
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 60)
    await Promise.all([sandbox.flush(), shop.comeBack(session), shop.comeBack(session)])
    await admin.refund(paymentId, 10)
    await Promise.all([sandbox.flush(), shop.comeBack(session), shop.comeBack(session)])
    for (const name of names) bus.unsubscribe(name, hear, { subscriberId: `facts-${name}` })
    expect(told).toEqual([
      "assist.payment_held 100.00 of an order",
      "assist.payment_captured 60.00 of an order",
      "assist.payment_refunded 10.00 of an order",
    ])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "60.00", returned: "10.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "60.00", refunded: "10.00" })
  })
}
