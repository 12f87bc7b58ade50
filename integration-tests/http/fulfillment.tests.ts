import { Modules } from "@medusajs/framework/utils"
import settle from "../../src/jobs/settle-assist-orders"
import { orderMoney, until } from "../support/order-money"
import type { Store } from "../support/store"
import { editable } from "./order-edit.tests"

export async function fulfillmentDiscrepancies(store: Store): Promise<string[]> {
  const { rows } = await store.container
    .resolve("__pg_connection__")
    .raw("select code, status, params from assist_discrepancy order by created_at")
  return rows.map((row: { code: string; status: string; params: { amount: string } }) =>
    [row.code, row.status, row.params.amount].join(" "),
  )
}

/** Waits until Medusa has booked a capture of `sum`, on the payment and on the order. */
function captured(store: Store, orderId: string, sum: string) {
  return until(
    () => orderMoney(store, orderId),
    ({ payments, pending, total }) =>
      payments[0]?.captured === sum && Number(pending) === Number(total) - Number(sum) && pending !== total,
  )
}

/** With `captureOn: "shipment"`. */
export function shipmentTests(store: Store): void {
  afterEach(() => jest.restoreAllMocks())

  it("captures the whole when everything is shipped at once, not when it is packed", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const parcel = await change.fulfill([{ id: item, quantity: 2 }])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00", charged: "0.00" })
    await change.ship(parcel, [{ id: item, quantity: 2 }])
    expect(await captured(store, orderId, "200.00")).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "200.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
  })

  it("captures the first of two shipments exactly and reports the second", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 3)
    const first = await change.fulfill([{ id: item, quantity: 1 }])
    await change.ship(first, [{ id: item, quantity: 1 }])
    await captured(store, orderId, "100.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await fulfillmentDiscrepancies(store)).toEqual([])

    const second = await change.fulfill([{ id: item, quantity: 2 }])
    await change.ship(second, [{ id: item, quantity: 2 }])
    await until(
      () => fulfillmentDiscrepancies(store),
      (all) => all.length === 1,
    )
    expect(await fulfillmentDiscrepancies(store)).toEqual(["fulfillment_not_captured open 200.00"])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "200.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
  })

  it("captures once though the event comes twice, to two instances, and again from the job", async () => {
    const { sandbox, container } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const parcel = await change.fulfill([{ id: item, quantity: 1 }])
    await change.ship(parcel, [{ id: item, quantity: 1 }])
    const bus = container.resolve(Modules.EVENT_BUS)
    await bus.emit([
      { name: "shipment.created", data: { id: parcel } },
      { name: "shipment.created", data: { id: parcel } },
    ])
    await container.resolve("__pg_connection__").raw("update assist_order set due_at = now()")
    await settle(container)
    await captured(store, orderId, "100.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    const { body } = await store.admin.call("GET", `/admin/orders/${orderId}?fields=id,*transactions`)
    expect(body.order.transactions.map(({ amount }: { amount: number }) => amount)).toEqual([100])
  })

  it("leaves alone what the owner has captured by hand", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, item, change } = await editable(store, 2)
    expect((await admin.capture(paymentId, 200)).status).toBe(200)
    const parcel = await change.fulfill([{ id: item, quantity: 2 }])
    await change.ship(parcel, [{ id: item, quantity: 2 }])
    await jobLooks(store)
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured" })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await fulfillmentDiscrepancies(store)).toEqual([])
  })

  it("never blocks a shipment: an unreachable Assist becomes a discrepancy and is tried again", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const parcel = await change.fulfill([{ id: item, quantity: 2 }])
    await sandbox.fault("charge", "drop_before")
    await change.ship(parcel, [{ id: item, quantity: 2 }])
    await until(
      () => fulfillmentDiscrepancies(store),
      (all) => all.length === 1,
    )
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00", charged: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "200.00" })
    await store.container
      .resolve("__pg_connection__")
      .raw("update assist_operation set created_at = now() - interval '1 hour'")
    await jobLooks(store)
    await captured(store, orderId, "200.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
    expect(await fulfillmentDiscrepancies(store)).toEqual(["fulfillment_not_captured resolved 200.00"])
  })

  it("catches up by the job when the event is lost", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const parcel = await change.fulfill([{ id: item, quantity: 2 }])
    const lost = jest
      .spyOn(store.container.resolve(Modules.EVENT_BUS), "releaseGroupedEvents")
      .mockResolvedValue(undefined)
    await change.ship(parcel, [{ id: item, quantity: 2 }])
    lost.mockRestore()
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "0.00" })
    await jobLooks(store)
    await captured(store, orderId, "200.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
  })

  it("captures an order whose edit makes what was shipped the whole of it", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.quantity(item, 1)
    await until(
      () => orderMoney(store, orderId),
      ({ collections }) => collections.includes("authorized 100.00"),
    )
    const parcel = await change.fulfill([{ id: item, quantity: 1 }])
    await change.ship(parcel, [{ id: item, quantity: 1 }])
    await until(
      () => orderMoney(store, orderId),
      ({ pending }) => pending === "0.00",
    )
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
  })
}

/** The job looks, whatever is due. */
async function jobLooks({ container }: Store): Promise<void> {
  await container.resolve("__pg_connection__").raw("update assist_order set due_at = now()")
  await settle(container)
}

/** With `captureOn: "fulfillment"`. */
export function packingTests(store: Store): void {
  it("captures when goods are packed", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    await change.fulfill([{ id: item, quantity: 2 }])
    await captured(store, orderId, "200.00")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
  })

  it("captures nothing when the packing was taken back first", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 2)
    const lost = jest
      .spyOn(store.container.resolve(Modules.EVENT_BUS), "releaseGroupedEvents")
      .mockResolvedValue(undefined)
    const parcel = await change.fulfill([{ id: item, quantity: 2 }])
    lost.mockRestore()
    await change.unpack(parcel)
    await jobLooks(store)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "200.00", charged: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "200.00" })
    expect(await fulfillmentDiscrepancies(store)).toEqual([])
  })

  it("goes on following an order that owes less than was captured", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber, item, change } = await editable(store, 2)
    await change.fulfill([{ id: item, quantity: 2 }])
    await captured(store, orderId, "200.00")
    const back = await change.return(item, 1)
    await change.receive(back, item, 1)
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "-100.00" })
    await jobLooks(store)
    const { body } = await admin.call("GET", `/admin/assist/orders/${orderId}`)
    expect(body.payments).toMatchObject([{ stale: null, status: "charged", discrepancies: [] }])
    await sandbox.byHand(billnumber, "cancel", "100.00")
    await until(
      () => orderMoney(store, orderId),
      ({ pending }) => pending === "0.00",
    )
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "100.00" })
    await jobLooks(store)
    const { rows } = await store.container.resolve("__pg_connection__").raw("select due_at from assist_order")
    expect(rows).toEqual([{ due_at: null }])
  })
}
