import { ChangeOrder } from "../support/change-order"
import { heldOrder } from "../support/held-order"
import { type OrderMoney, orderMoney, until } from "../support/order-money"
import type { Store } from "../support/store"

/** An order of towels at 100.00 BYN each, all of it held. */
export async function editable(store: Store, quantity: number) {
  const held = await heldOrder(store, { quantity })
  const { items } = await orderMoney(store, held.orderId)
  const item = items[0]?.id as string
  return { ...held, item, change: new ChangeOrder(store, held.orderId) }
}

/** Waits until a kept hold pays for `amount` of the order. */
export function moved(store: Store, orderId: string, amount: string): Promise<OrderMoney> {
  return until(
    () => orderMoney(store, orderId),
    // The collection's status is the last thing core writes.
    ({ collections }) => collections.includes(`authorized ${amount}`),
  )
}

/** The payment that lives. */
export function alive({ payments }: OrderMoney) {
  const live = payments.filter(({ canceled }) => !canceled)
  if (live.length !== 1 || !live[0]) throw new Error(`${live.length} payments live`)
  return live[0]
}

/** Order edits on a held order (contract trap 10, medusajs/medusa#14984). */
export function orderEditTests(store: Store): void {
  it("keeps the hold of an order that became smaller, and captures the smaller total", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await change.quantity(item, 2)
    const edited = await moved(store, orderId, "200.00")
    expect(edited).toMatchObject({
      total: "200.00",
      paymentStatus: "authorized",
      collections: ["canceled 300.00", "authorized 200.00"],
      asking: [],
    })
    expect(alive(edited).orderNumber).toBe(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "300.00", released: "0.00" })

    expect((await admin.capture(alive(edited).id, 200)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })

    expect((await admin.refund(alive(edited).id, 50)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "50.00" })
    expect(alive(await orderMoney(store, orderId))).toMatchObject({ captured: "200.00", refunded: "50.00" })
  })

  it("keeps the hold when an edit leaves the total as it was", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 2)
    const edited = await moved(store, orderId, "200.00")
    expect(alive(edited)).toMatchObject({ amount: "200.00", orderNumber: session.number })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00" })
  })

  it("asks for the difference, and only for it, when the order became larger", async () => {
    const { shop, sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 3)
    const edited = await moved(store, orderId, "200.00")
    expect(edited).toMatchObject({ total: "300.00", asking: [{ amount: "100.00" }] })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00" })

    const more = await shop.newSession(edited.asking[0]?.id as string)
    expect(more.data["amount"]).toBe("100.00")
    await shop.open(more)
    await sandbox.pay(more.number)
    const paid = await until(
      () => orderMoney(store, orderId),
      ({ asking }) => asking.length === 0,
    )
    expect(paid.paymentStatus).toBe("authorized")
    for (const { id, canceled, amount } of paid.payments)
      if (!canceled) expect((await admin.capture(id, Number(amount))).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await sandbox.order(more.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
  })

  it("follows edit after edit, larger and smaller, and never asks for what is held", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await change.quantity(item, 1)
    await moved(store, orderId, "100.00")
    await change.quantity(item, 4)
    const larger = await until(
      () => moved(store, orderId, "300.00"),
      ({ asking }) => asking.length === 1 && asking[0]?.amount === "100.00",
    )
    expect(alive(larger).orderNumber).toBe(session.number)
    await change.quantity(item, 5)
    await until(
      () => orderMoney(store, orderId),
      ({ asking, payments }) =>
        asking.length === 1 && asking[0]?.amount === "200.00" && payments.filter((p) => !p.canceled).length === 1,
    )
    await moved(store, orderId, "300.00")
    await change.quantity(item, 2)
    const smaller = await until(
      () => orderMoney(store, orderId),
      ({ asking, payments }) => asking.length === 0 && payments.filter((p) => !p.canceled).length === 1,
    )
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "300.00" })
    // Core cancels the payment only when it finds the authorized collection first; the sum due is captured either way.
    expect((await admin.capture(alive(smaller).id, 200)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ total: "200.00", pending: "0.00" })
  })

  it("releases the hold when the edited order is canceled", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 1)
    await moved(store, orderId, "100.00")
    expect((await admin.cancel(orderId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "200.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    const { payments, status } = await orderMoney(store, orderId)
    expect(status).toBe("canceled")
    expect(payments.every(({ canceled }) => canceled)).toBe(true)
  })

  it("returns exactly what was captured when the edited order is canceled after its capture", async () => {
    const { sandbox, admin } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 1)
    const edited = await moved(store, orderId, "100.00")
    await admin.capture(alive(edited).id, 100)
    await admin.refund(alive(edited).id, 30)
    expect((await admin.cancel(orderId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "100.00" })
    const money = await orderMoney(store, orderId)
    expect(money.payments.map(({ captured, refunded }) => `${captured} ${refunded}`)).toEqual([
      "0.00 0.00",
      "100.00 100.00",
    ])
  })

  it("does nothing to a hold whose edit is given up", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.begin(item, 1)
    await change.giveUpEdit()
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ total: "200.00", collections: ["authorized 200.00"] })
  })
}
