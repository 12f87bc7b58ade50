import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import settle from "../../src/jobs/settle-assist-orders"
import { configuredMerchants } from "../../src/merchant/find-merchant"
import { ASSIST_EVENTS } from "../../src/workflows/events/names"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

/** Holds that end soon, and what the store is told. */
export function holdDeadlineTests(store: Store): void {
  /** The merchant of every test here, with another policy for the time of one test. */
  async function withPolicy(holdExpiry: "capture" | "void", work: () => Promise<void>): Promise<void> {
    const config = store.container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
    const options = configuredMerchants(config)[0]?.options as { holdExpiry: string }
    options.holdExpiry = holdExpiry
    try {
      await work()
    } finally {
      options.holdExpiry = "notify"
    }
  }
  /** Three of the four days have passed, and more. */
  const timePasses = () =>
    store.container.resolve("__pg_connection__").raw("update assist_order set hold_until = now() + interval '1 hour'")

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
      expect(told[0]).toMatchObject({ order_number: session.id, order_id: orderId, amount: "100.00", currency: "BYN" })
      expect(await sandbox.order(session.id)).toMatchObject({ held: "100.00" })
      await admin.capture(paymentId, 100)
      await store.shop.comeBack(session)
      expect(await openDiscrepancies(store)).toEqual([])
      expect(await sandbox.order(session.id)).toMatchObject({ charged: "100.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "100.00" })
    } finally {
      bus.unsubscribe(ASSIST_EVENTS.holdExpiring, hear, { subscriberId: "hold-deadline-test" })
    }
  })

  it("captures the whole, when the merchant wants that", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await withPolicy("capture", () => settle(store.container))
    expect(await sandbox.order(session.id)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
  })

  it("releases, when the merchant wants that", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await withPolicy("void", () => settle(store.container))
    expect(await sandbox.order(session.id)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ paymentStatus: "canceled", canceled: true, captured: "0.00" })
  })

  it("makes a person's matter of it when the capture fails", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await heldOrder(store)
    await timePasses()
    await sandbox.fault("charge", "decline")
    await withPolicy("capture", () => settle(store.container))
    expect(await openDiscrepancies(store)).toEqual(["hold_expiring"])
    expect(await sandbox.order(session.id)).toMatchObject({ held: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00" })
  })
}
