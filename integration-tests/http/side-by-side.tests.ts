import { createTaxRegionsWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { assistAdmin } from "../support/assist-admin"
import { tellOrder } from "../support/crash"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"

/** Movements of money at the same moment, and what core then writes among the order's transactions. */
export function sideBySideTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  /** What core reckons from the order's transactions. */
  async function reckoned(orderId: string) {
    const { body } = await store.admin.call("GET", `/admin/orders/${orderId}?fields=id,total,*summary,*transactions`)
    const { total, summary, transactions } = body.order
    const sum = transactions.reduce((all: number, { amount }: { amount: number }) => all + amount, 0)
    return { total, sum, pending: summary.pending_difference, inSummary: summary.transaction_total }
  }

  it("two different refunds at once: each is told to the order with its own sum, and nobody is asked for more", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    const answers = await Promise.all([admin.refund(paymentId, 10), admin.refund(paymentId, 20)])
    expect(answers.map(({ status, body }) => [status, body.message])).toEqual([
      [200, undefined],
      [200, undefined],
    ])
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
    await jobLooks(store)
    expect(await admin.books(orderId)).toMatchObject({
      captured: "100.00",
      refunded: "30.00",
      transactions: ["capture 100.00", "refund -10.00", "refund -20.00"],
    })
    expect(await reckoned(orderId)).toMatchObject({ sum: 70, inSummary: 70, pending: 0 })
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("transactions that say more was returned than Medusa's rows and Assist: mended, and no button sends money", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await admin.refund(paymentId, 10)
    const [row] = await knex()("refund").where({ payment_id: paymentId })
    // As two workflows at once left it: the refund of 10.00 told with the sum of its neighbor.
    await knex()("order_transaction").where({ reference_id: row.id }).delete()
    await tellOrder(store, orderId, "refund", row.id, -30)
    await store.shop.comeBack(session)
    expect(await openDiscrepancies(store)).toEqual([])
    expect((await admin.books(orderId)).transactions).toEqual(["capture 100.00", "refund -10.00"])
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "10.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(1)
  })

  it("a summary that lost one of two refunds made at once: reckoned again, and nobody is asked for the difference", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await admin.refund(paymentId, 10)
    await admin.refund(paymentId, 20)
    const lost = {
      transaction_total: 60,
      raw_transaction_total: { value: "60", precision: 20 },
      pending_difference: 10,
    }
    await knex().raw(
      `update order_summary set totals = totals || ?::jsonb || '{"raw_pending_difference": {"value": "10", "precision": 20}}'
        where order_id = ? and version = (select version from "order" where id = ?)`,
      [JSON.stringify(lost), orderId, orderId],
    )
    expect(await reckoned(orderId)).toMatchObject({ sum: 70, inSummary: 60, pending: 10 })
    await store.shop.comeBack(session)
    expect(await reckoned(orderId)).toMatchObject({ sum: 70, inSummary: 70, pending: 0 })
    const [summary] = await knex()("order_summary").where({ order_id: orderId }).orderBy("version", "desc").limit(1)
    expect(summary.totals).toMatchObject({ paid_total: 100, refunded_total: 30 })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "30.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("a refund in the admin and an equal one in the cabinet at the same moment: the books say what Assist says", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    // The answer takes a while, and meanwhile somebody presses in the cabinet.
    await sandbox.fault("cancel", "slow", { delayMs: 700 })
    const [answer] = await Promise.all([
      assistAdmin(store).refund(paymentId, { amount: "20.00" }),
      new Promise((done) => setTimeout(done, 350)).then(() => sandbox.byHand(billnumber, "cancel", "20.00")),
    ])
    const { returned } = await sandbox.order(session.number)
    expect(["20.00", "40.00"]).toContain(returned)
    await eventually(async () => {
      await jobLooks(store)
      expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: returned })
    })
    await jobLooks(store)
    expect(await reckoned(orderId)).toMatchObject({ sum: 100 - Number(returned), inSummary: 100 - Number(returned) })
    expect(await sandbox.order(session.number)).toMatchObject({ returned })
    expect(await openDiscrepancies(store)).toEqual([])
    expect(answer.status).toBe(200)
  })

  it("a return in the cabinet before is not taken for a refund that never came to Assist", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await sandbox.byHand(billnumber, "cancel", "20.00")
    expect((await admin.books(orderId)).refunded).toBe("20.00")
    await sandbox.fault("cancel", "hang_before")
    expect((await admin.refund(paymentId, 20)).status).not.toBe(200)
    await eventually(async () => {
      await jobLooks(store)
      expect(await knex()("assist_operation").where({ kind: "refund" }).select("outcome")).toEqual([
        { outcome: "not_sent" },
      ])
    })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "20.00" })
    expect((await admin.refund(paymentId, 20)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "40.00" })
  })

  describe("a total below the kopeck (tax of 10.75 %)", () => {
    async function taxedOrder() {
      const { seeded, container } = store
      await createTaxRegionsWorkflow(container).run({
        input: [
          {
            country_code: "by",
            provider_id: "tp_system",
            default_tax_rate: { rate: 10.75, code: "odd", name: "Odd" },
          },
        ],
      })
      await updateRegionsWorkflow(container).run({
        input: { selector: { id: seeded.regionByn }, update: { automatic_taxes: true } },
      })
      const order = await heldOrder(store, { variant: seeded.oddVariant })
      expect((await reckoned(order.orderId)).total).toBeCloseTo(36.9185125, 7)
      return order
    }
    const ended = { total: 0, sum: 0, pending: 0, inSummary: 0 }

    it("returned as a whole from the order's card: ends at zero", async () => {
      const { sandbox, admin } = store
      const { session, orderId, paymentId } = await taxedOrder()
      expect((await assistAdmin(store).capture(paymentId)).status).toBe(200)
      expect((await assistAdmin(store).refund(paymentId, { amount: "10.00" })).status).toBe(200)
      expect((await assistAdmin(store).refund(paymentId, { amount: "26.92" })).status).toBe(200)
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "36.92", returned: "36.92" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "36.92", refunded: "36.92" })
      expect(await reckoned(orderId)).toEqual(ended)
    })

    it("returned as a whole in the cabinet: ends at zero", async () => {
      const { sandbox, admin } = store
      const { session, orderId, paymentId, billnumber } = await taxedOrder()
      await admin.capture(paymentId)
      await sandbox.byHand(billnumber, "cancel")
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "36.92", returned: "36.92" })
      expect(await reckoned(orderId)).toEqual(ended)
    })

    it("canceled after the capture, the refund failing first: ends at zero", async () => {
      const { sandbox, admin } = store
      const { session, orderId, paymentId } = await taxedOrder()
      await admin.capture(paymentId)
      await sandbox.fault("cancel", "decline")
      expect((await admin.cancel(orderId)).status).toBe(200)
      await eventually(async () => {
        await jobLooks(store)
        expect(await sandbox.order(session.number)).toMatchObject({ charged: "36.92", returned: "36.92" })
      })
      expect((await reckoned(orderId)).sum).toBe(0)
    })

    it("returned through core's own route by the rounded sum: less than half a kopeck is left, and nobody asks for it", async () => {
      const { sandbox, admin } = store
      const { session, orderId, paymentId } = await taxedOrder()
      await admin.capture(paymentId)
      expect((await admin.refund(paymentId, 36.92)).status).toBe(200)
      await jobLooks(store)
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "36.92", returned: "36.92" })
      for (const sum of Object.values(await reckoned(orderId))) expect(Math.abs(sum)).toBeLessThan(0.005)
      expect(await openDiscrepancies(store)).toEqual([])
    })
  })
}
