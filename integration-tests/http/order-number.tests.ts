import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

/** The three addresses a session's id opens. */
const ROUTES = ["/assist/pay/", "/assist/return/", "/store/assist/payment-sessions/"] as const

/** No ids of sessions, in one way or another. */
const ODD = [
  "%00",
  "%ff",
  "%",
  "%E0%A4%A",
  "payses_%00",
  "..%2f..%2fadmin",
  "'%20or%201=1--",
  "payses_nobody",
  "payses_01kb2m9qt4xwz0000000000000",
  "cart_01KB2M9QT4XWZ0000000000000",
  "x".repeat(10_000),
]

/** A number that others see opens nothing (design rule 13). */
export function orderNumberTests(store: Store): void {
  const knex = () => store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const get = (path: string) =>
    fetch(`${store.url}${path}`, {
      redirect: "manual",
      headers: { "x-publishable-api-key": store.seeded.publishableKey },
    })
  const asked = async () =>
    (await store.sandbox.requests("orderresult")).length + (await store.sandbox.requests("payrequest")).length

  /** How often our tables or Medusa's sessions are asked while `work` runs. */
  async function queriesOf(work: () => Promise<unknown>): Promise<number> {
    let queries = 0
    const count = ({ sql }: { sql: string }) => {
      if (/assist_|payment_session/.test(sql)) queries++
    }
    knex().on("query", count)
    try {
      await work()
    } finally {
      knex().removeListener("query", count)
    }
    return queries
  }

  it("is on every paper, and answers like an address that never was", async () => {
    const { session, orderId } = await heldOrder(store)
    const before = await asked()
    for (const route of ROUTES) {
      const queries = await queriesOf(async () => {
        const answer = await get(`${route}${session.number}`)
        const text = await answer.text()
        expect([route, answer.status]).toEqual([route, 404])
        for (const told of ["yanka@example.by", "Купала", "cart_", orderId, session.id])
          expect(text).not.toContain(told)
      })
      expect([route, queries]).toEqual([route, 0])
    }
    expect(await asked()).toBe(before)
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it.each(ODD)("%.40s is a plain 404 on every route, and costs neither a query nor a call", async (id) => {
    const before = await asked()
    for (const route of ROUTES) {
      let status = 0
      const queries = await queriesOf(async () => {
        status = (await get(`${route}${id}`)).status
      })
      expect([route, status, queries]).toEqual([route, 404, 0])
    }
    expect((await fetch(`${store.url}/assist/return/${id}`, { method: "POST" })).status).toBe(404)
    expect(await asked()).toBe(before)
  })

  it("asks Assist nothing about a session that is unknown, or another provider's", async () => {
    const { shop } = store
    const cart = await shop.cart()
    const { payment_collection } = (await shop.call("POST", "/store/payment-collections", { cart_id: cart.id })).body
    const foreign = "payses_01KB2M9QT4XWZ0000000000001"
    await knex()("payment_session").insert({
      id: foreign,
      currency_code: "byn",
      amount: 100,
      raw_amount: JSON.stringify({ value: "100", precision: 20 }),
      provider_id: "pp_system_default",
      data: "{}",
      status: "pending",
      payment_collection_id: payment_collection.id,
    })
    for (const id of ["payses_01KB2M9QT4XWZ0000000000000", foreign])
      for (const route of ROUTES) expect([route, (await get(`${route}${id}`)).status]).toEqual([route, 404])
    expect(await asked()).toBe(0)
  })

  it("tells neither caches nor the next page where the shopper was", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    const visits = [
      await fetch(session.data.payment_url, { redirect: "manual" }),
      await get(`/assist/return/${session.id}`),
      await get("/assist/pay/nobody"),
      await get("/assist/return/nobody"),
    ]
    await sandbox.pay(session.number, "approve", false)
    visits.push(await fetch(session.data.payment_url, { redirect: "manual" }))
    expect(visits.map(({ status }) => status)).toEqual([200, 303, 404, 404, 303])
    for (const { headers } of visits) {
      expect(headers.get("referrer-policy")).toBe("no-referrer")
      expect(headers.get("cache-control")).toBe("no-store")
    }
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("is never shared by two sessions: the second one is refused and nothing is opened for it", async () => {
    const { shop, sandbox, admin } = store
    const { session: first } = await shop.checkout()
    const cart = await shop.cart()
    const second = await shop.session(cart)
    await knex()("assist_order").where({ order_number: first.number }).update({ order_number: second.number })
    const page = await fetch(second.data.payment_url, { redirect: "manual" })
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining("start the payment again")])
    expect(await sandbox.orders(second.number)).toEqual([])
    // Whose number it is, is paid for: not the second one's cart.
    await sandbox.create({ ordernumber: second.number, amount: "100.00", currency: "BYN", card: "approve" })
    await sandbox.flush()
    expect((await shop.complete(cart)).body).toMatchObject({
      type: "cart",
      error: { type: "payment_requires_more_error" },
    })
    expect(await admin.orders()).toHaveLength(1)
    const again = await shop.session(cart)
    await shop.open(again)
    await sandbox.pay(again.number)
    expect(await admin.orders()).toHaveLength(2)
    expect(await sandbox.order(again.number)).toMatchObject({ held: "100.00" })
  })

  it("stands behind the prefix at Assist, and an order keeps the number it was opened with", async () => {
    const { shop, sandbox, admin } = store
    const cart = await shop.cart()
    const session = await shop.session(cart)
    await withOption(store, "orderNumberPrefix", "SHOP-", async () => {
      const { fields } = await shop.open(session)
      expect(fields["OrderNumber"]).toBe(`SHOP-${session.number}`)
    })
    const number = `SHOP-${session.number}`
    await sandbox.pay(number, "decline")
    expect((await shop.open(session)).fields["OrderNumber"]).toBe(number)
    await sandbox.pay(number)
    const [order] = await admin.orders()
    const { paymentId, data } = await admin.books(order?.id as string)
    expect(data["order_number"]).toBe(number)
    expect((await admin.capture(paymentId)).status).toBe(200)
    expect((await sandbox.orders(number)).map(({ state }) => state)).toEqual(["Declined", "Approved"])
    expect(await admin.books(order?.id as string)).toMatchObject({ captured: "100.00" })
  })

  it("leads the owner from a receipt to the order, however it is typed", async () => {
    const api = assistAdmin(store)
    const { session, orderId, billnumber } = await heldOrder(store)
    const spoken = session.number.replace("-", " ").replaceAll("0", "o").replaceAll("1", "l").toLowerCase()
    for (const typed of [session.number, session.number.replace("-", ""), spoken, session.number.slice(0, 4)]) {
      const q = encodeURIComponent(typed)
      const { body } = await api.call("GET", `/orders?q=${q}`)
      expect([typed, body.count]).toEqual([typed, 1])
      expect(body.orders).toMatchObject([
        {
          order_number: session.number,
          order_id: orderId,
          status: "held",
          amount: "100.00",
          currency: "BYN",
          billnumber,
        },
      ])
      expect((await api.call("GET", `/notifications?q=${q}`)).body.notifications).toMatchObject([{ order_id: orderId }])
    }
    await knex()("assist_discrepancy").insert({
      id: "asdis_1",
      order_number: session.number,
      code: "not_booked",
      detail: "…",
      params: "{}",
    })
    for (const list of ["discrepancies", "notifications"])
      expect((await api.call("GET", `/${list}?order_number=${encodeURIComponent(spoken)}`)).body.count).toBe(1)
    expect((await api.call("GET", `/orders?q=${billnumber}`)).body.orders).toMatchObject([{ order_id: orderId }])
    expect((await api.call("GET", "/orders?q=ZZZZZZZZZZ")).body).toMatchObject({ orders: [], count: 0 })
    expect((await api.call("GET", "/orders?q=%25")).body.count).toBe(0)
    expect((await api.call("GET", "/orders")).status).toBe(400)
    expect((await fetch(`${store.url}/admin/assist/orders?q=${session.number}`)).status).toBe(401)
    const [payment] = (await api.order(orderId)).body.payments
    expect(payment.order_number).toBe(session.number)
    // The shopper's own page reads it from the order.
    const fields = "*payment_collections.payments"
    const { order } = (await store.shop.call("GET", `/store/orders/${orderId}?fields=${fields}`)).body
    expect(order.payment_collections[0].payments[0].data.order_number).toBe(session.number)
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })
}
