import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AssistClient, AssistError } from "../../src/gateway"
import settle from "../../src/jobs/settle-assist-orders"
import { configuredMerchants } from "../../src/merchant/find-merchant"
import { accountOf } from "../../src/merchant/merchant"
import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

const HOUR = 3_600_000

/** Assist's own list of operations, read all the time: nothing here is notified, and no order is due by itself. */
export function inStepTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  /** The job's run `minutes` later, as far as Assist's list is concerned. */
  async function laterRun(minutes = 2): Promise<void> {
    await knex().raw("update assist_merchant_sync set asked_at = asked_at - make_interval(mins => ?)", [minutes])
    await settle(store.container)
  }

  /** An order everything of which is known, and that nobody is going to look at within the hour. */
  async function quietOrder(charged?: number) {
    const made = await heldOrder(store)
    if (charged !== undefined) await store.admin.capture(made.paymentId, charged)
    await jobLooks(store)
    await settle(store.container)
    expect(await dueWithinTheHour()).toEqual([])
    return made
  }

  async function dueWithinTheHour(): Promise<string[]> {
    const { rows } = await knex().raw("select order_number from assist_order where due_at < now() + interval '1 hour'")
    return rows.map(({ order_number }: { order_number: string }) => order_number)
  }

  async function asked(merchantId = "123456") {
    const requests = await store.sandbox.requests("resultbydate")
    return requests.map(({ fields }) => fields).filter((fields) => fields["merchant_id"] === merchantId)
  }

  async function syncOf(providerId = "pp_assist_main") {
    const config = store.container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
    const merchant = configuredMerchants(config).find((one) => one.providerId === providerId)
    return await knex()("assist_merchant_sync")
      .where({ merchant: accountOf((merchant as typeof merchant & object).options) })
      .first()
  }

  it("books a refund of a charged order that was made in the cabinet", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder(100)
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    await laterRun()
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "100.00",
      refunded: "30.00",
      transactions: ["capture 100.00", "refund -30.00"],
    })
    // The same sum again is another refund.
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    await laterRun()
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "60.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "60.00" })
    expect(await sandbox.requests("cancel")).toHaveLength(0)
  })

  it("finds what Assist dates minutes before the last question: its clock is behind, or it lists an operation late", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder(100)
    await laterRun()
    await sandbox.byHand(billnumber, "cancel", "30.00", false, 4)
    await laterRun()
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.00" })
  })

  it("books a charge of a hold that was made in the cabinet", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder()
    await sandbox.byHand(billnumber, "charge", "30.00", false)
    await laterRun()
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00", transactions: ["capture 30.00"] })
    expect(await sandbox.requests("charge")).toHaveLength(0)
  })

  it("follows a release of a hold that was made in the cabinet", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder()
    await sandbox.byHand(billnumber, "cancel", undefined, false)
    await laterRun()
    expect(await sandbox.order(session.number)).toMatchObject({
      state: "Canceled",
      released: "100.00",
      charged: "0.00",
    })
    expect(await admin.books(orderId)).toMatchObject({ paymentStatus: "canceled", captured: "0.00", refunded: "0.00" })
  })

  it("places the order of a payment that was made and not reported, before its first look is due", async () => {
    const { sandbox, shop, admin } = store
    const { session } = await shop.checkout()
    const row = await knex()("assist_order").first("opened_at", "due_at")
    expect((row.due_at.getTime() - row.opened_at.getTime()) / 1000).toBeCloseTo(60, 0)
    await settle(store.container)
    await sandbox.pay(session.number, "approve", false)
    await laterRun()
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("reads no order when nothing is new, however often it asks", async () => {
    const { sandbox } = store
    const { session } = await quietOrder(100)
    const before = (await sandbox.requests("orderresult")).length
    const questions = (await asked()).length
    for (let run = 0; run < 3; run++) await laterRun()
    expect(await asked()).toHaveLength(questions + 3)
    expect(await sandbox.requests("orderresult")).toHaveLength(before)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
  })

  it("asks every two minutes, not in every run", async () => {
    await settle(store.container)
    await settle(store.container)
    await laterRun(1)
    expect(await asked()).toHaveLength(1)
    await laterRun(1)
    expect(await asked()).toHaveLength(2)
    await withOption(store, "inStepEvery", 60, () => laterRun(1))
    expect(await asked()).toHaveLength(3)
  })

  it("asks once when two processes run at once", async () => {
    await Promise.all([settle(store.container), settle(store.container)])
    expect(await asked()).toHaveLength(1)
    expect(await asked("654321")).toHaveLength(1)
  })

  it("asks in place of a process that ended while it asked", async () => {
    await settle(store.container)
    const claim =
      "update assist_merchant_sync set asked_at = null, claim_token = 'gone', claimed_until = now() + ?::interval"
    await knex().raw(claim, ["1 minute"])
    await settle(store.container)
    expect(await asked()).toHaveLength(1)
    await knex().raw(claim, ["-1 second"])
    await settle(store.container)
    expect(await asked()).toHaveLength(2)
  })

  it("asks once for provider entries of one merchant", async () => {
    await withOption(store, "merchantId", "123456", () => settle(store.container), "pp_assist_one")
    expect(await asked()).toHaveLength(1)
    expect(await knex()("assist_merchant_sync")).toHaveLength(1)
  })

  it("catches up after an outage in periods of less than a day, the oldest first", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder(100)
    await sandbox.byHand(billnumber, "cancel", undefined, false)
    const before = (await asked()).length
    await knex().raw("update assist_merchant_sync set synced_until = now() - interval '50 hours'")
    await laterRun()
    const moment = (fields: Record<string, string>, side: "start" | "end") =>
      Date.UTC(
        Number(fields[`${side}year`]),
        Number(fields[`${side}month`]) - 1,
        Number(fields[`${side}day`]),
        Number(fields[`${side}hour`]),
        Number(fields[`${side}min`]),
      )
    const periods = (await asked()).slice(before).map((one) => [moment(one, "start"), moment(one, "end")] as const)
    expect(periods).toHaveLength(3)
    expect(periods[0]?.[0]).toBeLessThanOrEqual(Date.now() - 50 * HOUR)
    expect(periods.at(-1)?.[1]).toBeGreaterThanOrEqual(Date.now() - 60_000)
    for (const [index, [start, end]] of periods.entries()) {
      expect(end - start).toBeLessThanOrEqual(24 * HOUR)
      expect(start).toBeLessThanOrEqual(periods[index - 1]?.[1] ?? start)
    }
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "100.00" })
  })

  it("loses no time in which Assist did not answer, and says so in the admin", async () => {
    const { sandbox, admin } = store
    const listed = async () => {
      const { body } = await assistAdmin(store).call("GET", "/merchants")
      return body.merchants[0].last_in_step
    }
    expect(await listed()).toBeNull()
    const { session, orderId, billnumber } = await quietOrder(100)
    const last = await listed()
    expect(Math.abs(Date.now() - Date.parse(last))).toBeLessThan(60_000)
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    await sandbox.fault("resultbydate", "error_500_before", { times: 20 })
    await laterRun()
    expect(await listed()).toBe(last)
    expect(await syncOf()).toMatchObject({ asked_at: null, claimed_until: null, last_error: expect.any(String) })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "0.00" })
    await sandbox.clearFaults()
    // The next run, not the one after the interval.
    await settle(store.container)
    expect(Date.parse(await listed())).toBeGreaterThan(Date.parse(last))
    expect(await syncOf()).toMatchObject({ last_error: null })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
  })

  it("asks about less when an answer is too large, and remembers how much less", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder(100)
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    await knex().raw("update assist_merchant_sync set synced_until = now() - interval '6 hours'")
    const real = AssistClient.prototype.resultByDate
    const lengths: number[] = []
    const spy = jest.spyOn(AssistClient.prototype, "resultByDate").mockImplementation(async function (
      this: AssistClient,
      query,
      pick,
    ) {
      const length = (query.to.getTime() - query.from.getTime()) / 60_000
      lengths.push(length)
      if (length > 60) throw new AssistError("too_large", "Assist's answer is larger than the limit")
      return await real.call(this, query, pick)
    })
    try {
      for (let runs = 0; (await syncOf()).asked_at === null || runs === 0; runs++) {
        if (runs > 5) throw new Error("it never caught up")
        await laterRun()
      }
    } finally {
      spy.mockRestore()
    }
    expect(lengths.filter((length) => length > 60).length).toBeGreaterThan(2)
    expect(await syncOf()).toMatchObject({ last_error: null })
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.00" })
  })

  it("leaves orders of other systems with the same merchant alone", async () => {
    const { sandbox } = store
    await settle(store.container)
    await sandbox.create({ ordernumber: "ANOTHER-1", amount: "50.00", currency: "BYN", card: "approve" })
    const before = (await sandbox.requests("orderresult")).length
    await laterRun()
    expect(await knex()("assist_order")).toHaveLength(0)
    expect(await sandbox.requests("orderresult")).toHaveLength(before)
    expect(await sandbox.order("ANOTHER-1")).toMatchObject({ held: "50.00" })
  })

  it("finds what somebody has read of an order and did not bring to Medusa's books", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await quietOrder(100)
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    // A look whose process ended between reading Assist and writing to Medusa.
    await knex()("assist_order").update({ orderstate: "PartialCanceled", read_at: new Date() })
    await laterRun()
    expect(await admin.books(orderId)).toMatchObject({ refunded: "30.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "30.00" })
  })
}
