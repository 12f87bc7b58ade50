import { Modules } from "@medusajs/framework/utils"
import { watchHoldDeadlines } from "../../src/follow/background/hold-deadline"
import { ASSIST_EVENTS } from "../../src/follow/tell/event-names"
import settle from "../../src/jobs/settle-assist-orders"
import { dueOrdersOf } from "../../src/operations/context"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney } from "../support/order-money"
import type { Store } from "../support/store"
import { withoutEvents } from "../support/without-events"
import { alive, editable, moved } from "./order-edit.tests"

/** Holds that end soon, and what the store is told. */
export function holdDeadlineTests(store: Store): void {
  /** Three of the four days have passed, and more. */
  const timePasses = () =>
    store.container.resolve("__pg_connection__").raw("update assist_order set hold_until = now() + interval '1 hour'")

  const claimsRunOut = () =>
    store.container.resolve("__pg_connection__").raw("update assist_order set hold_claimed_until = now()")

  it("tells the owner once, and takes it back when the money is captured", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const told: unknown[] = []
    const bus = store.container.resolve(Modules.EVENT_BUS)
    const hear = async ({ data }: { data: unknown }) => void told.push(data)
    bus.subscribe(ASSIST_EVENTS.holdExpiring, hear, { subscriberId: "hold-deadline-test" })
    try {
      await settle(store.container)
      expect(await openDiscrepancies(store)).toEqual([])
      await timePasses()
      await settle(store.container)
      await timePasses()
      await settle(store.container)
      expect(await openDiscrepancies(store)).toEqual(["hold_expiring"])
      await eventually(async () => expect(told).toHaveLength(1))
      expect(told[0]).toMatchObject({
        order_number: session.number,
        order_id: orderId,
        amount: "100.00",
        currency: "BYN",
      })
      expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
      await admin.capture(paymentId, 100)
      await store.shop.comeBack(session)
      expect(await openDiscrepancies(store)).toEqual([])
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "100.00" })
    } finally {
      bus.unsubscribe(ASSIST_EVENTS.holdExpiring, hear, { subscriberId: "hold-deadline-test" })
    }
  })

  it("captures the whole, when the merchant wants that", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await withOption(store, "holdExpiry", "capture", () => settle(store.container))
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
  })

  it("releases, when the merchant wants that", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await withOption(store, "holdExpiry", "release", () => settle(store.container))
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ paymentStatus: "canceled", canceled: true, captured: "0.00" })
  })

  it("makes a person's matter of it when the capture fails", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await sandbox.fault("charge", "decline")
    await withOption(store, "holdExpiry", "capture", () => settle(store.container))
    expect(await openDiscrepancies(store)).toEqual(["hold_expiring"])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00" })
  })

  it("captures what the edited order owes, when the edit's event was lost", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await withoutEvents(store, () => change.quantity(item, 2))
    await timePasses()
    await withOption(store, "holdExpiry", "capture", () => settle(store.container))
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ paymentStatus: "captured", pending: "0.00" })
  })

  it("captures no more than an order owes whose payment is larger", async () => {
    const { sandbox } = store
    const { session, orderId, item, change } = await editable(store, 3)
    await change.quantity(item, 2)
    const edited = await moved(store, orderId, "200.00")
    // As core leaves it when it does not cancel the payment with an edit that makes the order smaller.
    await store.container
      .resolve("__pg_connection__")("payment")
      .where({ id: alive(edited).id })
      .update({ amount: 300, raw_amount: JSON.stringify({ value: "300", precision: 20 }) })
    await timePasses()
    await withOption(store, "holdExpiry", "capture", () => settle(store.container))
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00", returned: "0.00" })
    expect(await orderMoney(store, orderId)).toMatchObject({ pending: "0.00" })
  })

  it("tries again when Assist could not be asked", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await withOption(store, "holdExpiry", "capture", async () => {
      await sandbox.fault("orderresult", "error_500_before", { times: 20 })
      await settle(store.container)
      expect(await openDiscrepancies(store)).toEqual(["hold_expiring"])
      expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
      await sandbox.clearFaults()
      await claimsRunOut()
      await settle(store.container)
    })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
  })

  it("captures a hold whose process ended between its claim and the capture", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    const claimed = await dueOrdersOf(store.container).claimExpiring("pp_assist_main", 24)
    expect(claimed?.order_number).toBe(session.number)
    await withOption(store, "holdExpiry", "capture", async () => {
      await settle(store.container)
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "0.00" }) // the other one may still be at it
      await claimsRunOut()
      await settle(store.container)
      await claimsRunOut()
      await settle(store.container)
    })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
  })

  it("captures a merchant's ending hold while another merchant's Assist hangs", async () => {
    const { shop, sandbox } = store
    const other = "pp_assist_one"
    const hanging = await heldOrder(store)
    const ofOther = async (work: () => Promise<unknown>) =>
      await withOption(store, "capture", false, () => withOption(store, "holdExpiry", "capture", work, other), other)
    await ofOther(async () => {
      const { session } = await shop.checkout({ provider: other })
      await sandbox.pay(session.number)
      expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
      await timePasses()
      await sandbox.fault("orderresult", "hang_before", { times: 20, ordernumber: hanging.session.number })
      // Shorter than one call to the merchant that hangs, which comes first in the configuration.
      await watchHoldDeadlines(store.container, Date.now() + 2000)
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    })
    expect(await sandbox.order(hanging.session.number)).toMatchObject({ held: "100.00" })
  })
}
