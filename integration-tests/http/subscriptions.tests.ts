import settle from "../../src/jobs/settle-assist-orders"
import {
  agreeOnRecurringPaymentsWorkflow,
  chargeAgreementWorkflow,
  eraseAssistPersonalDataWorkflow,
} from "../../src/workflows"
import { listenIn } from "../support/listen-in"
import { withOption } from "../support/merchant-option"
import { until as eventually } from "../support/order-money"
import type { Cart, Session, Shop } from "../support/shop"
import type { Store } from "../support/store"
import { CARD_NUMBERS, payOnPage } from "../support/stored-card"
import { type Ask, tablesWith } from "../support/tables-with"
import { withClock } from "../support/with-clock"

const DAY = 24 * 60 * 60 * 1000
const terms = { min_amount: 50, max_amount: 250.5, period_days: 30, until: "2099-12-31" }

/** Agreements on recurring payments, over simulated months (docs/subscriptions.md). */
export function subscriptionTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  const agree = async (session: Session, more: object = {}) =>
    (
      await agreeOnRecurringPaymentsWorkflow(store.container).run({
        input: { payment_session_id: session.id, ...terms, ...more },
      })
    ).result
  const charge = async (agreement_id: string, payment_collection_id: string) =>
    (await chargeAgreementWorkflow(store.container).run({ input: { agreement_id, payment_collection_id } })).result
  /** What a charge throws. */
  const refusal = (id: string, collection: string) =>
    charge(id, collection).then(
      (result) => {
        throw new Error(`was not refused: ${JSON.stringify(result)}`)
      },
      (error: { code?: string; message: string }) => error,
    )
  const row = (id: string) => knex()("assist_agreement").where({ id }).first()
  const rpCalls = async () => (await store.sandbox.requests("rp")).length
  const payments = () => knex()("assist_operation").where({ kind: "payment" }).orderBy("created_at")

  /** Both clocks are this far ahead, which no access token of the tests would survive: routes are asked afterwards. */
  const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
    await store.sandbox.clock(days * DAY)
    let result: T | undefined
    await withClock(days * DAY, async () => {
      result = await work()
    })
    return result as T
  }

  /** A cart the store's job has made, with its collection. */
  const month = async (quantity = 1, shop: Shop = store.shop): Promise<{ cart: Cart; collection: string }> => {
    const cart = await shop.cart({ quantity })
    const { body } = await shop.call("POST", "/store/payment-collections", { cart_id: cart.id })
    return { cart, collection: body.payment_collection.id }
  }

  async function agreed(shop: Shop = store.shop, more: object = {}) {
    const session = await shop.session(await shop.cart())
    const agreement = await agree(session, more)
    await openPage(session)
    await store.sandbox.pay(session.number)
    return { session, id: agreement.id }
  }
  /** The shopper is redirected to a page this server has asked for. */
  async function openPage(session: Session) {
    const page = await fetch(session.data.payment_url, { redirect: "manual" })
    expect([302, 303]).toContain(page.status)
    return page.headers.get("location")
  }
  const newest = async () => {
    const { rows } = await knex().raw('select id from "order" order by created_at desc limit 1')
    return rows[0]?.id as string
  }

  it("is made by the first payment, which tells Assist the terms from this server", async () => {
    const { session, id } = await agreed()
    expect(await row(id)).toMatchObject({
      status: "active",
      currency: "BYN",
      min_amount: "50.00",
      max_amount: "250.50",
    })
    const order = await store.sandbox.order(session.number)
    expect(order).toMatchObject({
      held: "100.00",
      recurring: { min: "50.00", max: "250.50", periodDays: 30, maxDate: "2099-12-31" },
    })
    expect((await row(id)).billnumber).toBe(order.billnumber)
    expect(await store.admin.books(await newest())).toMatchObject({ authorized: "100.00" })
    expect(await store.sandbox.requests("order")).toEqual([])
  })

  it("takes a payment each month without the customer, and books it", async () => {
    const { id } = await agreed()
    const months = [await month(), await month(2)]
    const paid = []
    for (const [at, { collection }] of months.entries())
      paid.push(await later(31 * (at + 1), () => charge(id, collection)))
    for (const [at, result] of paid.entries()) {
      expect(result).toMatchObject({ status: "paid", order_id: expect.any(String) })
      const sum = at === 0 ? "100.00" : "200.00"
      expect(await store.sandbox.order(result.order_number)).toMatchObject({ state: "Approved", charged: sum })
      expect(await store.admin.books(result.order_id as string)).toMatchObject({ authorized: sum, captured: sum })
    }
    expect(await rpCalls()).toBe(2)
    const listed = await store.admin.call("GET", "/admin/assist/agreements")
    expect(listed.body).toMatchObject({ count: 1, agreements: [{ id, status: "active", declines: 0 }] })
    expect(listed.body.agreements[0].payments).toHaveLength(3)
  })

  it("pays once when it is run twice for one collection, at once or later", async () => {
    const { id } = await agreed()
    const { collection } = await month()
    const results = await later(31, () => Promise.all([charge(id, collection), charge(id, collection)]))
    const again = await later(62, () => charge(id, collection))
    for (const result of [...results, again]) expect(result).toMatchObject({ status: "paid" })
    expect(await rpCalls()).toBe(1)
    expect(await store.sandbox.order(again.order_number)).toMatchObject({ charged: "100.00" })
    expect(await store.admin.books(again.order_id as string)).toMatchObject({ captured: "100.00", refunded: "0.00" })
  })

  it.each(["hang_after", "drop_after", "garbage", "error_500_after"] as const)(
    "settles a payment whose answer was lost (%s) by looking, and never pays twice",
    async (kind) => {
      const { id } = await agreed()
      const { collection } = await month()
      await store.sandbox.fault("rp", kind)
      const first = await later(31, () => charge(id, collection))
      expect(["paid", "pending"]).toContain(first.status)
      const second = await later(31, () => charge(id, collection))
      expect(second).toMatchObject({ status: "paid", order_number: first.order_number })
      expect(await rpCalls()).toBe(1)
      expect(await payments()).toMatchObject([{ outcome: "done" }])
      expect(await store.sandbox.order(first.order_number)).toMatchObject({ charged: "100.00" })
      expect(await store.admin.books(second.order_id as string)).toMatchObject({ captured: "100.00" })
    },
  )

  it("takes nothing else while the outcome is not known, and tries again when Assist never carried it out", async () => {
    const { id } = await agreed()
    const [one, other] = [await month(), await month()]
    await store.sandbox.fault("rp", "hang_before")
    let number = ""
    await withOption(store, "settleAfter", 600, async () => {
      const first = await later(31, () => charge(id, one.collection))
      expect(first).toMatchObject({ status: "pending" })
      number = first.order_number
      expect(await later(31, () => charge(id, one.collection))).toMatchObject({ status: "pending" })
      expect((await later(31, () => refusal(id, other.collection))).code).toBe("assist_agreement_busy")
      expect(await rpCalls()).toBe(1)
    })
    await knex().raw("update assist_operation set created_at = now() - interval '1 minute'")
    await knex().raw("update assist_order set due_at = now()")
    await later(31, () => settle(store.container))
    expect(await payments()).toMatchObject([{ outcome: "not_sent" }])
    const second = await later(31, () => charge(id, one.collection))
    expect(second).toMatchObject({ status: "paid" })
    // Assist never knew the number, so it is still new.
    expect(second.order_number).toBe(number)
    expect(await store.sandbox.order(number)).toMatchObject({ charged: "100.00" })
    expect(await store.admin.books(second.order_id as string)).toMatchObject({ captured: "100.00" })
  })

  it("takes the payment later when Assist could not be read before anything was begun", async () => {
    const { id } = await agreed()
    const { collection } = await month()
    await store.sandbox.fault("orderresult", "drop_before", { times: 100 })
    await later(31, () => refusal(id, collection))
    await store.sandbox.clearFaults()
    expect(await payments()).toEqual([])
    const result = await later(31, () => charge(id, collection))
    expect(result).toMatchObject({ status: "paid" })
    expect(await rpCalls()).toBe(1)
    expect(await store.sandbox.order(result.order_number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await store.admin.books(result.order_id as string)).toMatchObject({ captured: "100.00" })
  })

  it("tells a refusal with the day to try again, and pays under a new number then", async () => {
    const { id } = await agreed()
    const { collection } = await month()
    const bus = store.container.resolve("event_bus")
    const emitted = jest.spyOn(bus, "emit")
    await store.sandbox.fault("rp", "decline")
    const first = await later(31, () => charge(id, collection))
    const told = emitted.mock.calls
      .flatMap(([events]) => events as unknown as { name: string; data: Record<string, unknown> }[])
      .filter(({ name }) => name === "assist.agreement_payment_declined")
    emitted.mockRestore()
    expect(first).toMatchObject({ status: "declined", response_code: "AS100", retry_at: expect.any(String) })
    expect(told).toMatchObject([{ data: { agreement_id: id, order_number: first.order_number, declines: 1 } }])
    expect(told[0]?.data["retry_at"]).toBe(first.retry_at)
    expect(new Date(first.retry_at as string).getTime()).toBeGreaterThan(Date.now() + 31.9 * DAY)
    expect((await store.sandbox.order(first.order_number)).charged).toBe("0.00")

    const second = await later(32.1, () => charge(id, collection))
    expect(second).toMatchObject({ status: "paid" })
    expect(second.order_number).not.toBe(first.order_number)
    expect(await row(id)).toMatchObject({ declines: 0, retry_at: null })
    expect((await store.sandbox.order(second.order_number)).charged).toBe("100.00")
    expect(await store.admin.books(second.order_id as string)).toMatchObject({ captured: "100.00" })
  })

  it("checks limits, period and end before anything is sent", async () => {
    const { id } = await agreed(store.shop, { until: soon(60) })
    const [one, three] = [await month(), await month(3)]
    const early = await refusal(id, one.collection)
    expect(early).toMatchObject({ code: "assist_agreement_too_early" })
    expect(early.message).toMatch(/from \d{4}-\d\d-\d\dT/)
    expect((await later(31, () => refusal(id, three.collection))).code).toBe("assist_agreement_limits")
    expect((await later(62, () => refusal(id, one.collection))).code).toBe("assist_agreement_ended")
    expect((await refusal(id, "paycol_none")).code).toBe("assist_agreement_collection")
    expect((await refusal("asagr_none", one.collection)).message).toMatch(/agreement_id/)
    expect(await rpCalls()).toBe(0)
    expect(await payments()).toEqual([])
    expect(await store.admin.orders()).toHaveLength(1)
  })

  it("takes nothing under one whose first payment has not arrived, nor for a collection its customer was sent to pay", async () => {
    const session = await store.shop.session(await store.shop.cart())
    const { id } = await agree(session)
    const { cart, collection } = await month()
    expect((await refusal(id, collection)).code).toBe("assist_agreement_not_active")
    const { id: active } = await agreed()
    const own = await store.shop.session(cart)
    await store.shop.open(own)
    expect((await later(31, () => refusal(active, collection))).code).toBe("assist_agreement_collection")
    expect(await rpCalls()).toBe(0)
    expect(await store.sandbox.order(own.number)).toMatchObject({ charged: "0.00", held: "0.00" })
  })

  it("is canceled by the customer who made it, and by nobody else", async () => {
    const anna = await store.shop.register("anna@example.by")
    const boris = await store.shop.register("boris@example.by")
    const { id } = await agreed(anna.shop)
    const guests = await agreed()
    const { collection } = await month()
    const own = async (shop: Shop) => (await shop.call("GET", "/store/assist/agreements")).body.agreements
    expect(await own(anna.shop)).toMatchObject([{ id, status: "active", max_amount: "250.50" }])
    expect((await own(anna.shop))[0]).not.toHaveProperty("billnumber")
    expect(await own(boris.shop)).toEqual([])
    const cancel = (shop: Shop, which: string) => shop.call("POST", `/store/assist/agreements/${which}/cancel`, {})
    expect((await cancel(boris.shop, id)).status).toBe(404)
    expect((await cancel(anna.shop, guests.id)).status).toBe(404)
    expect((await cancel(store.shop, id)).status).toBe(401)
    expect((await store.shop.call("GET", "/store/assist/agreements")).status).toBe(401)
    expect((await cancel(anna.shop, id)).body.agreement).toMatchObject({ id, status: "canceled" })
    expect(await row(id)).toMatchObject({ canceled_by: "customer" })
    expect((await later(31, () => refusal(id, collection))).code).toBe("assist_agreement_canceled")
    expect(await rpCalls()).toBe(0)
  })

  it("is canceled by the owner", async () => {
    const { id } = await agreed()
    const { collection } = await month()
    const { status, body } = await store.admin.call("POST", `/admin/assist/agreements/${id}/cancel`, {})
    expect({ status, canceled: body.agreement.status }).toEqual({ status: 200, canceled: "canceled" })
    expect((await store.admin.call("POST", "/admin/assist/agreements/none/cancel", {})).status).toBe(404)
    expect((await later(31, () => refusal(id, collection))).code).toBe("assist_agreement_canceled")
    const { body: list } = await store.admin.call("GET", "/admin/assist/agreements?status=active")
    expect(list).toMatchObject({ count: 0, agreements: [] })
    expect(await rpCalls()).toBe(0)
  })

  it("names the field that is wrong, and is not made after the shopper was sent to pay", async () => {
    const session = await store.shop.session(await store.shop.cart())
    const wrong = (more: object) =>
      agree(session, more).then(
        () => "was taken",
        ({ message }: Error) => message,
      )
    expect(await wrong({ min_amount: 300 })).toContain("min_amount")
    expect(await wrong({ max_amount: -1 })).toContain("max_amount")
    expect(await wrong({ period_days: 0.5 })).toContain("period_days")
    expect(await wrong({ until: "2099-02-30" })).toContain("until")
    expect(await wrong({ until: "2001-01-01" })).toContain("until")
    expect(await wrong({ payment_session_id: "payses_none" })).toContain("payment_session_id")
    await agree(session)
    expect(await agree(session, { max_amount: 300 })).toMatchObject({ max_amount: "300.00", status: "proposed" })
    await openPage(session)
    expect(await wrong({})).toContain("payment_session_id")
    expect(await knex()("assist_agreement")).toHaveLength(1)
    expect(await store.sandbox.order(session.number)).toMatchObject({ recurring: { max: "300.00" } })
  })

  it("is made by a wallet's payment too", async () => {
    const session = await store.shop.session(await store.shop.cart())
    const { id } = await agree(session)
    const body = { type: "google_pay", token: JSON.stringify({ data: "x", sandbox: "approve" }) }
    await store.shop.call("POST", `/store/assist/payment-sessions/${session.id}/token`, body)
    await eventually(
      async () => (await store.shop.call("GET", `/store/assist/payment-sessions/${session.id}`)).body.payment_session,
      ({ status }) => status === "paid",
    )
    expect(await row(id)).toMatchObject({ status: "active" })
    const { collection } = await month()
    const result = await later(31, () => charge(id, collection))
    expect(result).toMatchObject({ status: "paid" })
    expect(await store.sandbox.order(result.order_number)).toMatchObject({ charged: "100.00" })
    expect(await store.admin.books(result.order_id as string)).toMatchObject({ captured: "100.00" })
  })

  it("ends with the erasure of the person", async () => {
    const anna = await store.shop.register("anna@example.by")
    const { id } = await agreed(anna.shop)
    const { collection } = await month()
    const { result } = await eraseAssistPersonalDataWorkflow(store.container).run({ input: { customer_id: anna.id } })
    expect(result.erased).toMatchObject({ assist_agreement: 1 })
    expect(await row(id)).toMatchObject({ status: "canceled", customer_id: null, canceled_by: "erasure" })
    expect((await later(31, () => refusal(id, collection))).code).toBe("assist_agreement_canceled")
    expect(await rpCalls()).toBe(0)
  })

  const soon = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

  it("leaves no token and no card beyond the mask in tables, logs, events and answers", async () => {
    const overheard = listenIn(store)
    const session = await store.shop.session(await store.shop.cart())
    const agreement = await agree(session)
    // Typed on Assist's page: the shop never sees it, and must not learn it from Assist's answers either.
    await payOnPage(store, await openPage(session))
    const { collection } = await month()
    const paid = await later(31, () => charge(agreement.id, collection))
    const declined = await month()
    await store.sandbox.fault("rp", "decline")
    const refused = await later(62, () => charge(agreement.id, declined.collection))
    const listed = await store.admin.call("GET", "/admin/assist/agreements")
    overheard.stop()
    const { lines } = overheard
    expect([paid.status, refused.status]).toEqual(["paid", "declined"])
    for (const told of ["assist.agreement_begun", "assist.agreement_payment_declined", paid.order_number])
      expect(lines.some((line) => line.includes(told))).toBe(true)
    const ask: Ask = async (sql, values = []) => (await knex().raw(sql, values as string[])).rows
    expect(await tablesWith(ask, agreement.id)).toEqual(expect.arrayContaining(["assist_agreement", "assist_order"]))
    for (const secret of [CARD_NUMBERS.approve, "YANKA KUPALA"]) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([])
      expect(JSON.stringify([agreement, paid, refused, listed.body])).not.toContain(secret)
      expect(await tablesWith(ask, secret)).toEqual([])
    }
  })
}
