import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

const DAY = 24 * 60 * 60 * 1000

/**
 * What becomes of the part of a hold that is not captured. Both merchants of the store hold here: `main` with the default
 * of autoDeposit, `one` without it (its shopper asks for a hold).
 */
export function restOfHoldTests(store: Store): void {
  const api = () => assistAdmin(store)

  async function blockedOrder() {
    const { shop, sandbox, admin } = store
    const session = await shop.session(await shop.cart(), "pp_assist_one")
    await shop.open(session, { Delay: "1" })
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    const orderId = order?.id as string
    const { billnumber } = await sandbox.order(session.number)
    return { session, orderId, billnumber, paymentId: (await admin.books(orderId)).paymentId }
  }

  it("goes at once, by AutoDeposit=1", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    expect((await api().capture(paymentId, { amount: "30.10" })).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", held: "0.00", released: "69.90" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", transactions: ["capture 30.10"] })
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({
      auto_deposit: true,
      released: "69.90",
      blocked: "0.00",
      blocked_certain: true,
      blocked_until: null,
    })
    expect((await sandbox.requests("charge"))[0]?.fields["autodeposit"]).toBe("1")
  })

  it("is nothing when the whole is captured, and AutoDeposit is not sent", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    expect((await admin.capture(paymentId, 100)).status).toBe(200)
    expect((await sandbox.requests("charge"))[0]?.fields).not.toHaveProperty("autodeposit")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", released: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00" })
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({ released: "0.00", blocked: "0.00" })
  })

  it("stays blocked without it, and the card says so and until when", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await blockedOrder()
    const { body } = await api().capture(paymentId, { amount: "30.10" })
    expect((await sandbox.requests("charge"))[0]?.fields["autodeposit"]).toBe("0")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", held: "69.90", released: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", transactions: ["capture 30.10"] })
    const [payment] = body.payments
    expect(payment).toMatchObject({
      auto_deposit: false,
      held: "0.00",
      released: "0.00",
      blocked: "69.90",
      blocked_certain: true,
    })
    const heldAt = Date.parse(payment.held_at)
    expect(payment.blocked_until).toEqual({
      earliest: new Date(heldAt + 5 * DAY).toISOString(),
      latest: new Date(heldAt + 14 * DAY).toISOString(),
    })
    const [from, to] = [payment.blocked_until.earliest, payment.blocked_until.latest].map((at) => at.slice(0, 10))
    expect(body.message.en).toBe(
      `30.10 BYN captured (payment ${billnumber}). The remaining 69.90 BYN of the hold cannot be captured any more and stays blocked on the customer's card until the bank lets go of it, about ${from} to ${to}.`,
    )
  })

  it("may be blocked after a charge in the cabinet, and is so after a partial refund too", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    await sandbox.byHand(billnumber, "charge", "30.10")
    await sandbox.byHand(billnumber, "cancel", "10.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", returned: "10.00", held: "69.90" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", refunded: "10.00" })
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({
      released: "0.00",
      blocked: "69.90",
      blocked_certain: false,
      blocked_until: { earliest: expect.any(String), latest: expect.any(String) },
    })
  })

  it.each([
    ["by the owner", "refund"],
    ["by canceling the order", "cancel"],
  ] as const)("goes with a full return %s: a cancel without a sum", async (_, how) => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await blockedOrder()
    await admin.capture(paymentId, 30.1)
    expect((await (how === "refund" ? admin.refund(paymentId, 30.1) : admin.cancel(orderId))).status).toBe(200)
    expect((await sandbox.requests("cancel")).map(({ fields }) => fields["amount"])).toEqual([undefined])
    expect(await sandbox.order(session.number)).toMatchObject({
      state: "Canceled",
      charged: "30.10",
      returned: "30.10",
      held: "0.00",
      released: "69.90",
    })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "30.10",
      refunded: "30.10",
      transactions: ["capture 30.10", "refund -30.10"],
    })
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({ released: "69.90", blocked: "0.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("stays when a part is returned, and the rest of the charge is returned by its sum", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await blockedOrder()
    await admin.capture(paymentId, 30.1)
    expect((await admin.refund(paymentId, 10)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "10.00", held: "69.90" })
    expect((await admin.refund(paymentId, 20.1)).status).toBe(200)
    expect((await sandbox.requests("cancel")).map(({ fields }) => fields["amount"])).toEqual(["10.00", "20.10"])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", returned: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({
      refunded: "30.10",
      transactions: ["capture 30.10", "refund -10.00", "refund -20.10"],
    })
  })

  it("does not keep the customer's money: a cancel of the whole that is refused is asked for by its sum next", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await blockedOrder()
    await admin.capture(paymentId, 30.1)
    await sandbox.fault("cancel", "decline")
    expect((await admin.refund(paymentId, 30.1)).status).toBe(400)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "0.00" })
    expect((await admin.refund(paymentId, 30.1)).status).toBe(200)
    expect((await sandbox.requests("cancel")).map(({ fields }) => fields["amount"])).toEqual([undefined, "30.10"])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", returned: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.10" })
  })

  it("is counted once when the answer to the full return is lost, and a second click finds it done", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await blockedOrder()
    await admin.capture(paymentId, 30.1)
    await sandbox.fault("cancel", "drop_after")
    const clicks = await Promise.all([1, 2].map(() => api().refund(paymentId, { amount: "30.10" })))
    expect(clicks.map(({ status, body }) => [status, body.moved])).toEqual(
      expect.arrayContaining([
        [200, true],
        [200, false],
      ]),
    )
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.10", held: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.10" })
    // However slow this machine is: the refund was carried out a moment ago.
    const soon = "update assist_operation set settled_at = now() + interval '1 minute' where kind = 'refund'"
    await store.container.resolve("__pg_connection__").raw(soon)
    const again = await api().refund(paymentId, { amount: "30.10" })
    expect([again.status, again.body.moved]).toEqual([200, false])
  })

  it("a refused partial capture names AutoDeposit and its option; a refused whole one does not", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("charge", "decline", { times: 2 })
    const part = await admin.capture(paymentId, 30.1)
    expect([part.status, part.body.message]).toEqual([400, expect.stringMatching(/AutoDeposit=1.*autoDeposit: false/)])
    const whole = await admin.capture(paymentId, 100)
    expect([whole.status, whole.body.message]).toEqual([400, expect.not.stringContaining("AutoDeposit")])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00", transactions: [] })
  })
}
