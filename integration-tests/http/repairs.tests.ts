import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { repairDiscrepancy } from "../../src/follow/repair/repair-discrepancy"
import type { DiscrepancyAction } from "../../src/payments/discrepancy"
import { leaveRow, tellOrder } from "../support/crash"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

/** What the owner presses on a discrepancy: money is asserted on both sides. */
export function repairTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  async function press(code: string, action: DiscrepancyAction, note?: string) {
    const row = await knex()("assist_discrepancy").where({ code, status: "open" }).first()
    return await repairDiscrepancy(store.container, row.id, action, "user_1", note)
  }
  const look = async (session: Parameters<typeof store.shop.comeBack>[0]) => void (await store.shop.comeBack(session))

  it("captures at Assist what Medusa has booked; pressed twice it moves money once", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const input = { payment_id: paymentId, amount: 40, is_captured: true }
    await capturePaymentWorkflow(store.container).run({ input })
    await look(session)
    expect(await openDiscrepancies(store)).toEqual(["capture_not_at_assist"])
    const pressed = await Promise.allSettled([
      press("capture_not_at_assist", "capture"),
      press("capture_not_at_assist", "capture"),
    ])
    expect(pressed.map(({ status }) => status)).toContain("fulfilled")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })
    expect(await openDiscrepancies(store)).toEqual([])
    const row = await knex()("assist_discrepancy").first()
    expect(row).toMatchObject({ status: "resolved", closed_by: "user_1" })
  })

  it("returns at Assist what Medusa has booked as refunded", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await tellOrder(store, orderId, "refund", await leaveRow(store, "refund", paymentId, 25), -25)
    await look(session)
    expect(await openDiscrepancies(store)).toEqual(["refund_not_at_assist"])
    await press("refund_not_at_assist", "refund")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "25.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "25.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("releases a hold Medusa has given up", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await knex()("payment").where({ id: paymentId }).update({ canceled_at: new Date() })
    await look(session)
    expect(await openDiscrepancies(store)).toEqual(["hold_not_released"])
    await press("hold_not_released", "release")
    expect(await sandbox.order(session.number)).toMatchObject({
      state: "Canceled",
      released: "100.00",
      charged: "0.00",
    })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00", refunded: "0.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("leaves alone what a person has accepted, until the facts are others", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await knex()("payment").where({ id: paymentId }).update({ canceled_at: new Date() })
    await look(session)
    await press("hold_not_released", "accept", "agreed with the customer")
    await look(session)
    expect(await openDiscrepancies(store)).toEqual([])
    await sandbox.byHand(billnumber, "charge", "70.00", false)
    await look(session)
    expect(await openDiscrepancies(store)).toEqual(["charged_though_canceled"])
    await expect(press("charged_though_canceled", "capture")).rejects.toThrow(/not possible here/)
    await press("charged_though_canceled", "release")
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "70.00", returned: "70.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00", refunded: "0.00" })
    await jobLooks(store)
    expect(await openDiscrepancies(store)).toEqual([])
  })
}
