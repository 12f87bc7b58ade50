import { AssistClient, AssistError } from "../../src/gateway"
import { eraseAssistPersonalDataWorkflow } from "../../src/workflows"
import { listenIn } from "../support/listen-in"
import { withOption } from "../support/merchant-option"
import { until as eventually } from "../support/order-money"
import type { Answer, Session, Shop } from "../support/shop"
import type { Store } from "../support/store"
import { CARD_NUMBERS, payAndStore } from "../support/stored-card"
import { type Ask, tablesWith } from "../support/tables-with"

/** Cards that Assist keeps, in the shop itself (docs/stored-cards.md). */
export function storedCardTests(store: Store): void {
  const list = async (shop: Shop) => (await shop.call("GET", "/store/assist/payment-methods")).body.payment_methods
  const path = ({ id }: Session) => `/store/assist/payment-sessions/${id}`
  const pay = (shop: Shop, session: Session, payment_method_id: string): Promise<Answer> =>
    shop.call("POST", `${path(session)}/token`, { type: "stored_card", payment_method_id })
  const until = (shop: Shop, session: Session, status: string) =>
    eventually(
      async () => (await shop.call("GET", path(session))).body.payment_session,
      (seen) => seen.status === status,
    )
  const knex = () => store.container.resolve("__pg_connection__")
  const ask: Ask = async (sql, values = []) => (await knex().raw(sql, values as string[])).rows
  const calls = async () => (await store.sandbox.requests("tokenpay")).length

  /** A customer with a stored card, and the order it was stored with. */
  async function holder(email = "anna@example.by", number?: string) {
    const { shop, id } = await store.shop.register(email)
    const first = await shop.session(await shop.cart({ email }))
    await payAndStore(store, shop, first, number)
    const [card] = await list(shop)
    const next = async () => await shop.session(await shop.cart({ email }))
    return { shop, id, first, card, next }
  }
  const orderOf = async (shop: Shop, session: Session) => (await until(shop, session, "paid")).order_id as string

  it("are listed for the customer who stored them, without anything that pays", async () => {
    const { shop, card } = await holder()
    expect(await list(shop)).toEqual([
      {
        id: expect.stringMatching(/^card_[0-9a-f]{32}$/),
        provider_id: "pp_assist_main",
        brand: "VISA",
        last4: "1111",
        expires: "12/2039",
        bank: "New Assist Bank",
        needs_cvc: false,
      },
    ])
    const boris = await store.shop.register("boris@example.by")
    expect(await list(boris.shop)).toEqual([])
    expect((await store.shop.call("GET", "/store/assist/payment-methods")).status).toBe(401)
    expect((await store.shop.call("DELETE", `/store/assist/payment-methods/${card.id}`)).status).toBe(401)
  })

  it("pays with one: the cart's own sum, held, and the order is placed", async () => {
    const { shop, card, next } = await holder()
    const session = await next()
    expect((await pay(shop, session, card.id)).status).toBe(200)
    const order = await orderOf(shop, session)
    expect(await store.sandbox.order(session.number)).toMatchObject({
      state: "Delayed",
      held: "100.00",
      charged: "0.00",
    })
    expect(await store.admin.books(order)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    const [request] = await store.sandbox.requests("tokenpay")
    expect(request?.fields).toMatchObject({ tokentype: "5", orderamount: "100.00" })
  })

  it("pays once for a double click, and captures as any payment", async () => {
    const { shop, card, next } = await holder()
    const session = await next()
    const answers = await Promise.all([1, 2, 3].map(() => pay(shop, session, card.id)))
    for (const { status } of answers) expect(status).toBe(200)
    const order = await orderOf(shop, session)
    expect(await calls()).toBe(1)
    const { paymentId } = await store.admin.books(order)
    expect((await store.admin.capture(paymentId)).status).toBe(200)
    expect(await store.sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await store.admin.books(order)).toMatchObject({ captured: "100.00" })
  })

  it("settles a payment whose answer was lost by looking, and does not pay again", async () => {
    const { shop, card, next } = await holder()
    const session = await next()
    await store.sandbox.fault("tokenpay", "drop_after", { ordernumber: session.number })
    await pay(shop, session, card.id)
    await pay(shop, session, card.id)
    const order = await orderOf(shop, session)
    expect(await calls()).toBe(1)
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await store.admin.books(order)).toMatchObject({ authorized: "100.00" })
  })

  it("sends the customer on where Assist asks for CVC, and knows the session afterwards", async () => {
    const { shop, card, next } = await holder()
    await store.sandbox.settings({ storedCardsNeedCvc: true })
    try {
      expect(await list(shop)).toMatchObject([{ id: card.id, needs_cvc: true }])
      const session = await next()
      const { body } = await pay(shop, session, card.id)
      expect(body.payment_session).toMatchObject({ status: "requires_action", continue_url: expect.any(String) })
      const CFSID = new URL(body.payment_session.continue_url).searchParams.get("CFSID") ?? ""
      const entered = new URLSearchParams({ CFSID, action: "cvc", Cvc2: "123" })
      await fetch(`${store.sandbox.url}/pay/pay.cfm`, { method: "POST", body: entered, redirect: "manual" })
      expect((await shop.comeBack(session)).pathname).toMatch(/^\/order\/.+\/confirmed$/)
      const order = await orderOf(shop, session)
      expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
      expect(await store.admin.books(order)).toMatchObject({ authorized: "100.00" })
    } finally {
      await store.sandbox.settings({ storedCardsNeedCvc: false })
    }
  })

  it("books what Assist took at once, where the acquirer knows no two stages for stored cards", async () => {
    const { shop, card, next } = await holder()
    await store.sandbox.settings({ takesAtOnce: true })
    try {
      const session = await next()
      await pay(shop, session, card.id)
      const order = await orderOf(shop, session)
      expect(await store.sandbox.order(session.number)).toMatchObject({
        state: "Approved",
        charged: "100.00",
        delay: 1,
      })
      expect(await store.admin.books(order)).toMatchObject({ authorized: "100.00", captured: "100.00" })
    } finally {
      await store.sandbox.settings({ takesAtOnce: false })
    }
  })

  it("is refused to a guest, to another customer and to who guesses, before anything is sent", async () => {
    const { card, next, shop } = await holder()
    const session = await next()
    const boris = await store.shop.register("boris@example.by")
    const his = await boris.shop.session(await boris.shop.cart({ email: "boris@example.by" }))
    expect(await pay(store.shop, session, card.id)).toMatchObject({ status: 401, body: { code: "assist_log_in" } })
    // Anna's card for his own cart, his own wish for her cart, and an id nobody has.
    expect(await pay(boris.shop, his, card.id)).toMatchObject({ status: 404, body: { code: "assist_card_unknown" } })
    expect((await pay(boris.shop, session, card.id)).status).toBe(404)
    expect((await pay(shop, session, `card_${"0".repeat(32)}`)).status).toBe(404)
    // The token itself is no id.
    expect((await pay(shop, session, "1c2d3e4f-0a1b-4c2d-8e3f-0123456789ab")).status).toBe(400)
    expect((await boris.shop.call("DELETE", `/store/assist/payment-methods/${card.id}`)).status).toBe(404)
    expect(await list(shop)).toHaveLength(1)
    expect(await calls()).toBe(0)
    expect(await store.sandbox.orders(session.number)).toEqual([])
    expect(await knex()("assist_operation").where({ kind: "payment" })).toEqual([])
  })

  it("takes nothing from the request but the card's id", async () => {
    const { card, next, shop } = await holder()
    const session = await next()
    for (const body of [
      { type: "stored_card", payment_method_id: card.id, amount: "1.00" },
      { type: "stored_card", payment_method_id: card.id, token: {} },
      { type: "stored_card" },
      { type: "google_pay", token: "{}", payment_method_id: card.id },
    ])
      expect((await shop.call("POST", `${path(session)}/token`, body)).status).toBe(400)
    await withOption(store, "customerNumber", false, async () => {
      expect(await pay(shop, session, card.id)).toMatchObject({
        status: 400,
        body: { code: "assist_stored_cards_off" },
      })
      expect(await list(shop)).toEqual([])
    })
    expect(await calls()).toBe(0)
  })

  it("is removed by its owner, and pays no more", async () => {
    const { card, next, shop } = await holder()
    const gone = await shop.call("DELETE", `/store/assist/payment-methods/${card.id}`)
    expect(gone).toMatchObject({ status: 200, body: { id: card.id, object: "payment_method", deleted: true } })
    expect(await list(shop)).toEqual([])
    const session = await next()
    expect((await pay(shop, session, card.id)).status).toBe(404)
    expect((await shop.call("DELETE", `/store/assist/payment-methods/${card.id}`)).status).toBe(404)
    expect((await shop.call("DELETE", "/store/assist/payment-methods/%E0%A4%A")).status).toBe(404)
    expect(await calls()).toBe(0)
  })

  it("tells why a card was refused, and lets the same session be paid otherwise", async () => {
    const { card, next, shop } = await holder()
    const session = await next()
    await store.sandbox.fault("tokenpay", "decline", { ordernumber: session.number })
    await pay(shop, session, card.id)
    expect(await until(shop, session, "declined")).toMatchObject({ reason: expect.any(String) })
    await pay(shop, session, card.id)
    const order = await orderOf(shop, session)
    const attempts = await store.sandbox.orders(session.number)
    expect(attempts.map(({ state, held }) => `${state} ${held}`)).toEqual(["Declined 0.00", "Delayed 100.00"])
    expect(await store.admin.books(order)).toMatchObject({ authorized: "100.00" })
    expect(CARD_NUMBERS.approve.endsWith(card.last4)).toBe(true)
  })

  it("says so when Assist cannot be asked, and pays nothing", async () => {
    const { card, next, shop } = await holder()
    const session = await next()
    const down = jest
      .spyOn(AssistClient.prototype, "storedCards")
      .mockRejectedValue(
        new AssistError("unreachable", "Assist did not answer /pay/oneclick/v1/get_tokens.cfm: closed"),
      )
    const answer = await pay(shop, session, card.id)
    down.mockRestore()
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toMatch(/get_tokens|cfm/)
    expect(await calls()).toBe(0)
    expect(await store.sandbox.orders(session.number)).toEqual([])
    expect(await knex()("assist_operation").where({ kind: "payment" })).toEqual([])
  })

  it("has Medusa's account holder, methods and their end behind the same list", async () => {
    const { id, shop, card } = await holder()
    const payments = store.container.resolve("payment")
    const holders = await knex()("account_holder").whereNull("deleted_at")
    expect(holders).toMatchObject([{ external_id: id, data: { customer_number: id } }])
    const [found] = holders
    const context = { account_holder: { data: found?.data ?? {} } }
    const methods = await payments.listPaymentMethods({ provider_id: "pp_assist_main", context })
    expect(methods).toMatchObject([{ id: card.id, data: { last4: "1111" } }])
    const save = payments.createPaymentMethods({ provider_id: "pp_assist_main", data: {}, context })
    await expect(save).rejects.toThrow("Assist's page")
    await payments.deleteAccountHolder(found?.id as string)
    expect(await list(shop)).toEqual([])
    const guest = await store.shop.session(await store.shop.cart())
    expect(guest.id).toBeDefined()
    expect(await knex()("account_holder").whereNull("deleted_at")).toEqual([])
  })

  it("leaves no token and no card beyond the mask in tables, logs, events and answers", async () => {
    const { shop, id, card, next, first } = await holder()
    const reply = await fetch(`${store.sandbox.url}/pay/oneclick/v1/get_tokens.cfm`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ merchant_id: "123456", login: "shoplogin", password: "Passw0rd1", customernumber: id }),
    })
    const [{ token }] = await reply.json()
    const overheard = listenIn(store)
    const session = await next()
    await store.sandbox.fault("tokenpay", "garbage", { ordernumber: session.number })
    const answers = [await list(shop), await pay(shop, session, card.id), await until(shop, session, "paid")]
    answers.push(await shop.call("DELETE", `/store/assist/payment-methods/${card.id}`))
    overheard.stop()
    const { lines } = overheard
    expect(lines.some((line) => line.includes(session.number))).toBe(true)
    expect(lines.some((line) => line.includes("assist.payment_held"))).toBe(true)
    expect(await tablesWith(ask, session.number)).toContain("assist_order")
    const secrets = [token as string, CARD_NUMBERS.approve, "YANKA KUPALA"]
    for (const secret of secrets) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([])
      expect(JSON.stringify(answers)).not.toContain(secret)
      expect(await tablesWith(ask, secret)).toEqual([])
    }
    expect(first.number).not.toBe(session.number)
  })

  it("is offered no more after the person was erased from the plugin's tables, though Assist keeps it", async () => {
    const { shop, id } = await holder()
    const { result } = await eraseAssistPersonalDataWorkflow(store.container).run({ input: { customer_id: id } })
    expect(result.order_numbers).toHaveLength(1)
    // It is the customer's own, at Assist: they see it until they remove it or their account ends.
    expect(await list(shop)).toHaveLength(1)
  })
}
