import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney, until } from "../support/order-money"
import { heldAndReleased, secondSession } from "../support/second-session"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"
import { alive, editable, moved } from "./order-edit.tests"

/** An order changes, or is paid twice, while the payment page of its link is open. */
export function pageOpenTests(store: Store): void {
  const told = async ({ id }: Session) =>
    (await store.shop.call("GET", `/store/assist/payment-sessions/${id}`)).body.payment_session

  /** An order of two towels, captured, and edited so that it owes `more` towels: their link is open at Assist. */
  async function linkOpen(more: number, provider = "pp_assist_main") {
    const { shop, admin } = store
    const held = await editable(store, 2)
    await admin.capture(held.paymentId, 200)
    await held.change.quantity(held.item, 2 + more)
    const { asking } = await orderMoney(store, held.orderId)
    const collection = asking[0]?.id as string
    const link = await shop.newSession(collection, provider)
    await shop.open(link)
    return { ...held, collection, link }
  }

  /** The payment of the link. */
  const linkPayment = async (orderId: string, link: Session) => {
    const { payments } = await orderMoney(store, orderId)
    return payments.filter(({ orderNumber, canceled }) => orderNumber === link.number && !canceled)
  }

  it("keeps the hold of an order that became cheaper meanwhile, and captures the cheaper sum", async () => {
    const { sandbox, admin } = store
    const { orderId, item, change, link } = await linkOpen(2)
    await change.quantity(item, 3)
    await sandbox.pay(link.number)
    const [payment] = await linkPayment(orderId, link)
    expect(payment).toMatchObject({ amount: "100.00" })
    expect(await sandbox.order(link.number)).toMatchObject({ state: "Delayed", held: "200.00" })
    expect(await told(link)).toMatchObject({ status: "paid", order_id: orderId })
    expect((await orderMoney(store, orderId)).asking).toEqual([])
    expect((await admin.capture(payment?.id as string)).status).toBe(200)
    expect(await sandbox.order(link.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
    await jobLooks(store)
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("keeps the hold of an order that became dearer meanwhile, and asks for the difference alone", async () => {
    const { shop, sandbox, admin } = store
    const { orderId, item, change, link } = await linkOpen(1)
    await change.quantity(item, 5)
    await sandbox.pay(link.number)
    const [payment] = await linkPayment(orderId, link)
    expect(payment).toMatchObject({ amount: "100.00" })
    expect(await sandbox.order(link.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    const { asking } = await orderMoney(store, orderId)
    expect(asking.map(({ amount }) => amount)).toEqual(["200.00"])
    const rest = await shop.newSession(asking[0]?.id as string)
    await shop.open(rest)
    await sandbox.pay(rest.number)
    for (const session of [link, rest])
      for (const { id, amount } of await linkPayment(orderId, session))
        expect((await admin.capture(id, Number(amount))).status).toBe(200)
    expect(await sandbox.order(rest.number)).toMatchObject({ charged: "200.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ total: "500.00", pending: "0.00", asking: [] })
  })

  it("books what was taken at once for an order that became dearer, and asks for the difference", async () => {
    const { sandbox } = store
    const { orderId, item, change, link } = await linkOpen(1, "pp_assist_one")
    await change.quantity(item, 4)
    await sandbox.pay(link.number)
    expect(await sandbox.order(link.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect(await linkPayment(orderId, link)).toMatchObject([{ amount: "100.00", captured: "100.00" }])
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "100.00", asking: [{ amount: "100.00" }] })
  })

  it("gives the money back when the order owes nothing any more", async () => {
    const { sandbox } = store
    const { orderId, item, change, link } = await linkOpen(1)
    await change.quantity(item, 2)
    await sandbox.pay(link.number)
    expect(await sandbox.order(link.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await linkPayment(orderId, link)).toEqual([])
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "0.00", paymentStatus: "captured" })
    expect(await told(link)).toMatchObject({ status: "canceled" })
  })

  it("gives the money of a canceled order back, and tells the shopper, now and later", async () => {
    const { sandbox, admin, shop } = store
    const { orderId, link } = await linkOpen(1)
    expect((await admin.cancel(orderId)).status).toBe(200)
    await sandbox.pay(link.number)
    expect(await sandbox.order(link.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect((await shop.comeBack(link)).searchParams.get("reason")).toBe("order_canceled")
    expect(await told(link)).toMatchObject({ status: "canceled", reason: "order_canceled" })
    await sandbox.fault("orderresult", "error_500_before", { times: 20 })
    expect((await shop.comeBack(link)).searchParams.get("reason")).toBe("order_canceled")
  })

  it("tells the shopper of an order that is canceled after its payment", async () => {
    const { shop, admin, sandbox } = store
    const { session, orderId } = await editable(store, 1)
    expect((await shop.comeBack(session)).pathname).toContain(orderId)
    expect((await admin.cancel(orderId)).status).toBe(200)
    expect((await shop.comeBack(session)).searchParams.get("reason")).toBe("order_canceled")
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
  })

  it("opens no payment page for a collection that asks for more than its order owes", async () => {
    const { container, shop, sandbox } = store
    const { collection, item, change, link, orderId } = await linkOpen(2)
    await change.quantity(item, 3)
    await container.resolve("payment").updatePaymentCollections(collection, { amount: 200 })
    await expect(shop.open(link)).rejects.toThrow("payment_url -> 409")
    expect(await sandbox.order(link.number)).toMatchObject({ state: "In Process" })
    expect((await orderMoney(store, orderId)).payments).toHaveLength(1)
  })

  it("leaves nothing to pay on an order that was edited cheaper while its capture ran", async () => {
    const { admin, sandbox } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 3)
    await change.begin(item, 2)
    await Promise.allSettled([admin.capture(paymentId), change.confirm()])
    await until(
      async () => {
        await jobLooks(store)
        return await orderMoney(store, orderId)
      },
      ({ asking, pending }) => asking.length === 0 && Number(pending) <= 0,
    )
    const { charged, held } = await sandbox.order(session.number)
    const live = (await orderMoney(store, orderId)).payments.reduce((sum, { captured }) => sum + Number(captured), 0)
    expect(live).toBe(Number(charged))
    expect(Number(charged) + Number(held)).toBeGreaterThanOrEqual(200)
  })

  it("keeps the hold of an exchange's link that was paid after a further change", async () => {
    const { sandbox, seeded, shop, admin } = store
    const { orderId, paymentId, item, change } = await editable(store, 2)
    await admin.capture(paymentId, 200)
    await change.fulfill([{ id: item, quantity: 2 }])
    await change.claim(item, 1, seeded.lastPiece) // the samovar of 50 comes on top
    const { asking } = await orderMoney(store, orderId)
    const link = await shop.newSession(asking[0]?.id as string)
    await shop.open(link)
    await change.return(item, 1) // a towel of 100 comes back: nothing is owed
    await sandbox.pay(link.number)
    expect(await sandbox.order(link.number)).toMatchObject({ state: "Canceled", released: "50.00" })
    expect(await linkPayment(orderId, link)).toEqual([])
    expect(await told(link)).toMatchObject({ status: "canceled" })
  })

  /** A second session of the same collection; both are open at Assist. */
  async function secondOpen(first: Session): Promise<Session> {
    const second = await secondSession(store.container, first)
    await store.shop.open(second)
    return second
  }

  it.each(["by notifications", "by one run of the job"])(
    "lets one of two payments of a link stay, and gives the other back at once: found %s",
    async (how) => {
      const { sandbox } = store
      const { orderId, link } = await linkOpen(1)
      const second = await secondOpen(link)
      for (const { number } of [link, second]) await sandbox.pay(number, "approve", false)
      if (how === "by notifications") {
        await Promise.all([store.shop.comeBack(link), store.shop.comeBack(second)])
        await sandbox.flush()
      } else await jobLooks(store)
      expect(await heldAndReleased(sandbox, [link, second])).toEqual(["0.00 100.00", "100.00 0.00"])
      const live = [...(await linkPayment(orderId, link)), ...(await linkPayment(orderId, second))]
      expect(live).toMatchObject([{ amount: "100.00" }])
      expect(await sandbox.order(live[0]?.orderNumber as string)).toMatchObject({ held: "100.00" })
      expect(await openDiscrepancies(store)).toEqual(["order_not_placed"])
      expect([await told(link), await told(second)].map(({ status }) => status)).toEqual(["paid", "paid"])
    },
  )

  it.each([0, 1])("makes one order of a cart with two sessions, whichever is paid (%s)", async (index) => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const second = await secondOpen(session)
    const paid = [session, second][index] as Session
    await sandbox.pay(paid.number)
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({
      authorized: "100.00",
      data: { order_number: paid.number },
    })
    expect(await sandbox.order(paid.number)).toMatchObject({ held: "100.00" })
    // The other page is still open.
    const other = [second, session][index] as Session
    await sandbox.pay(other.number)
    expect(await sandbox.order(other.number)).toMatchObject({ held: "0.00", released: "100.00" })
    expect(await admin.orders()).toHaveLength(1)
  })

  it("makes one order of a cart whose two sessions are paid within milliseconds", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const second = await secondOpen(session)
    for (const { number } of [session, second]) await sandbox.pay(number, "approve", false)
    await Promise.all([shop.comeBack(session), shop.comeBack(second), sandbox.flush()])
    await jobLooks(store)
    expect(await heldAndReleased(sandbox, [session, second])).toEqual(["0.00 100.00", "100.00 0.00"])
    const [order, ...others] = await admin.orders()
    expect(others).toEqual([])
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", canceled: false })
  })

  it("follows a move that a further edit overtakes", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await change.quantity(item, 2)
    await change.quantity(item, 1)
    const after = await moved(store, orderId, "100.00")
    expect(alive(after)).toMatchObject({ amount: "100.00", orderNumber: session.number })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "300.00" })
  })

  it("fits two holds of one order to it, one after the other, when one run of the job finds both", async () => {
    const { shop, sandbox, admin } = store
    const { orderId, item, change, link } = await linkOpen(2)
    await sandbox.pay(link.number)
    await change.quantity(item, 5)
    const { asking: beside } = await until(
      () => orderMoney(store, orderId),
      ({ asking }) => asking[0]?.amount === "100.00",
    )
    const rest = await shop.newSession(beside[0]?.id as string)
    await shop.open(rest)
    await sandbox.pay(rest.number, "approve", false)
    // Nobody can follow the edits while Assist is away.
    await sandbox.fault("orderresult", "error_500_before", { times: 100 })
    await change.quantity(item, 3)
    await change.quantity(item, 6)
    await sandbox.clearFaults()
    await jobLooks(store)
    await jobLooks(store)
    const amounts = [await linkPayment(orderId, link), await linkPayment(orderId, rest)].map(([one]) => one?.amount)
    expect(amounts).toEqual(["200.00", "100.00"])
    const { total, pending, asking } = await orderMoney(store, orderId)
    expect([total, pending, asking.map(({ amount }) => amount)]).toEqual(["600.00", "400.00", ["100.00"]])
    for (const session of [link, rest])
      for (const { id, amount } of await linkPayment(orderId, session))
        expect((await admin.capture(id, Number(amount))).status).toBe(200)
    expect(await sandbox.order(link.number)).toMatchObject({ charged: "200.00" })
    expect(await sandbox.order(rest.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "100.00", asking: [{ amount: "100.00" }] })
  })
}
