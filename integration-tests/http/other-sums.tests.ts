import { assistAdmin } from "../support/assist-admin"
import { eventually } from "../support/eventually"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

const CONVERTED = { operation_amount: "3050.00", operation_currency: "RUB" }

/** Payments that Assist counts in other sums than Medusa: converted, or of another sum than the order's (protocol 1). */
export function otherSumTests(store: Store): void {
  const api = () => assistAdmin(store)

  async function held(operation: Record<string, string>) {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const opened = await sandbox.order(session.number)
    await sandbox.byHand(opened.billnumber, "timeout")
    const paid = { ordernumber: session.number, amount: "100.00", currency: "BYN", ...operation }
    const { billnumber } = await sandbox.create({ ...paid, card: "approve" })
    await sandbox.flush()
    const [order] = await admin.orders()
    const orderId = order?.id as string
    const ledger = async () => (await sandbox.orders(session.number)).find((one) => one.billnumber === billnumber)
    return { orderId, billnumber, ledger, paymentId: (await admin.books(orderId)).paymentId }
  }

  it("books what was charged and returned in the cabinet as the order's whole sum", async () => {
    const { sandbox, admin } = store
    const { orderId, billnumber, ledger } = await held(CONVERTED)
    expect(await admin.books(orderId)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    await sandbox.byHand(billnumber, "charge")
    expect(await ledger()).toMatchObject({ state: "Approved", charged: "3050.00" })
    expect(await admin.books(orderId)).toMatchObject({
      paymentStatus: "captured",
      captured: "100.00",
      transactions: ["capture 100.00"],
    })
    await sandbox.byHand(billnumber, "cancel")
    expect(await ledger()).toMatchObject({ state: "Canceled", returned: "3050.00" })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "100.00",
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -100.00"],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("makes the refund that failed when the order was canceled (trap 3)", async () => {
    const { sandbox, admin } = store
    const { orderId, paymentId, ledger } = await held(CONVERTED)
    expect((await admin.capture(paymentId)).status).toBe(200)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      await jobLooks(store)
      expect(await ledger()).toMatchObject({ state: "Canceled", charged: "3050.00", returned: "3050.00" })
    })
    await jobLooks(store)
    expect(await admin.books(orderId)).toMatchObject({
      orderStatus: "canceled",
      captured: "100.00",
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -100.00"],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it.each([
    ["dearer", "102.00"],
    ["cheaper", "95.00"],
  ])("captures and refunds a payment that is %s than the order as a whole, from the admin", async (_, sum) => {
    const { admin } = store
    const { orderId, paymentId, ledger } = await held({ operation_amount: sum })
    expect((await api().capture(paymentId, { amount: "30.10" })).status).toBe(400)
    expect((await api().capture(paymentId, { left: sum })).status).toBe(200)
    expect(await ledger()).toMatchObject({ state: "Approved", charged: sum })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", transactions: ["capture 100.00"] })
    const refund = await api().refund(paymentId, { left: sum })
    expect(refund.status).toBe(200)
    expect(refund.body.payments[0]).toMatchObject({ charged: sum, returned: sum, refundable: "0.00" })
    expect(await ledger()).toMatchObject({ state: "Canceled", returned: sum })
    expect(await admin.books(orderId)).toMatchObject({
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -100.00"],
    })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("tells a person of a part charged in the cabinet, and books nothing", async () => {
    const { sandbox, admin } = store
    const { orderId, billnumber, paymentId, ledger } = await held(CONVERTED)
    await sandbox.byHand(billnumber, "charge", "1000.00")
    expect(await openDiscrepancies(store)).toEqual(["part_at_assist"])
    expect((await admin.capture(paymentId)).status).toBe(400)
    expect(await ledger()).toMatchObject({ charged: "1000.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00", transactions: [] })
  })
}
