import settle from "../../src/jobs/settle-assist-orders"
import { listenIn } from "../support/listen-in"
import { withOption } from "../support/merchant-option"
import type { Answer, Cart, Session } from "../support/shop"
import type { Store } from "../support/store"
import { type Ask, tablesWith } from "../support/tables-with"

/** What a wallet would encrypt; never to be found anywhere afterwards. */
const SECRET = "tok3n-that-pays"
const token = (card = "approve") => ({ type: "google_pay", token: JSON.stringify({ data: SECRET, sandbox: card }) })
const PAN_ONLY = { type: "google_pay", token: { authMethod: "PAN_ONLY", data: SECRET, sandbox: "approve" } }

/** Payment by token in the shop itself (seed 004). */
export function tokenPaymentTests(store: Store): void {
  const path = (session: Session) => `/store/assist/payment-sessions/${session.id}`
  const pay = (session: Session, body: object = token()): Promise<Answer> =>
    store.shop.call("POST", `${path(session)}/token`, body)
  const look = async (session: Session) => (await store.shop.call("GET", path(session))).body.payment_session
  const begun = async (cart: Partial<{ email: string }> = {}) => {
    const made: Cart = await store.shop.cart(cart)
    return { cart: made, session: await store.shop.session(made) }
  }
  const calls = async () => (await store.sandbox.requests("tokenpay")).length
  const knex = () => store.container.resolve("__pg_connection__")
  const intents = () => knex()("assist_operation").where({ kind: "payment" }).orderBy("created_at")
  /** The look of a storefront that polls. */
  const until = async (session: Session, status: string) => {
    for (let tries = 0; tries < 40; tries++) {
      const seen = await look(session)
      if (seen.status === status) return seen
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error(`${session.id} did not become ${status}: ${JSON.stringify(await look(session))}`)
  }
  const paidOrder = async () => {
    const [order, ...more] = await store.admin.orders()
    expect(more).toEqual([])
    return await store.admin.books(order?.id as string)
  }

  it("holds the cart's own sum in the cart's name and places the order", async () => {
    const { cart, session } = await begun()
    const answer = await pay(session)
    expect(answer.status).toBe(200)
    const seen = await until(session, "paid")
    expect(seen).toMatchObject({ order_id: expect.any(String), cart_id: cart.id, reason: null, continue_url: null })
    expect(await store.sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00", delay: 1 })
    expect(await paidOrder()).toMatchObject({ authorized: "100.00", captured: "0.00" })
    const [request] = await store.sandbox.requests("tokenpay")
    const sent = Object.fromEntries(Object.entries(request?.fields ?? {}).map(([name, at]) => [name.toLowerCase(), at]))
    expect(sent).toMatchObject({ ordernumber: session.number, orderamount: "100.00", tokentype: "2", delay: "1" })
    expect(sent["clientip"]).toMatch(/^127\./)
    expect(sent["url_return"]).toBe(`${store.url}/assist/return/${session.id}`)
    expect(await intents()).toMatchObject([{ outcome: "done", medusa_key: session.id, billnumber: null }])
  })

  it("takes the money at once where the shop has one stage", async () => {
    await withOption(store, "capture", true, async () => {
      const { session } = await begun()
      await pay(session)
      await until(session, "paid")
      expect(await store.sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    })
    expect(await paidOrder()).toMatchObject({ captured: "100.00" })
  })

  it("pays once for a double click, for two tabs and for a storefront that sends it again", async () => {
    const { session } = await begun()
    const answers = await Promise.all([pay(session), pay(session, token("mastercard")), pay(session)])
    for (const { status } of answers) expect(status).toBe(200)
    await until(session, "paid")
    expect((await pay(session)).body.payment_session).toMatchObject({ status: "paid" })
    expect(await calls()).toBe(1)
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
  })

  it("tells why a card was refused, and lets the same session be paid with another one", async () => {
    const { session } = await begun()
    await pay(session, token("insufficient"))
    expect(await until(session, "declined")).toMatchObject({ reason: "insufficient_funds" })
    await pay(session, token("mastercard"))
    await until(session, "paid")
    const attempts = await store.sandbox.orders(session.number)
    expect(attempts.map(({ state, held }) => `${state} ${held}`)).toEqual(["Declined 0.00", "Delayed 100.00"])
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
  })

  it.each(["hang_after", "drop_after", "garbage", "error_500_after", "wrong_amount"] as const)(
    "settles a payment whose answer was lost (%s) by looking, and does not pay again",
    async (kind) => {
      const { session } = await begun()
      await store.sandbox.fault("tokenpay", kind, { ordernumber: session.number })
      expect((await pay(session)).status).toBe(200)
      await pay(session)
      await until(session, "paid")
      expect(await calls()).toBe(1)
      expect(await intents()).toMatchObject([{ outcome: "done" }])
      expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
      expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
    },
  )

  it("says that it is not known yet while Assist may still carry it out, and then lets the shopper try again", async () => {
    const { session } = await begun()
    await store.sandbox.fault("tokenpay", "hang_before", { ordernumber: session.number })
    expect((await pay(session)).body.payment_session).toMatchObject({ status: "pending" })
    expect((await pay(session)).body.payment_session).toMatchObject({ status: "pending" })
    expect(await calls()).toBe(1)
    await knex().raw("update assist_operation set created_at = now() - interval '1 minute'")
    await settle(store.container)
    expect(await until(session, "declined")).toMatchObject({ reason: "technical_error" })
    expect(await intents()).toMatchObject([{ outcome: "not_sent" }])
    await pay(session)
    await until(session, "paid")
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
  })

  it("sends the shopper on where the bank asks for CVC and 3-D Secure, and knows the session afterwards", async () => {
    const { session } = await begun()
    expect((await pay(session, PAN_ONLY)).status).toBe(200)
    const { continue_url } = await until(session, "requires_action")
    expect(continue_url).toMatch(/^http/)
    // Another token meanwhile is not sent: this one may still be paid.
    expect((await pay(session)).body.payment_session).toMatchObject({ status: "requires_action", continue_url })
    expect(await calls()).toBe(1)
    const CFSID = new URL(continue_url).searchParams.get("CFSID") ?? ""
    const entered = new URLSearchParams({ CFSID, action: "cvc", Cvc2: "123" })
    await fetch(`${store.sandbox.url}/pay/pay.cfm`, { method: "POST", body: entered, redirect: "manual" })
    expect((await store.shop.comeBack(session)).pathname).toMatch(/^\/order\/.+\/confirmed$/)
    expect(await look(session)).toMatchObject({ status: "paid", continue_url: null })
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
  })

  it("places the order of a shopper who comes back without the session, and tells that address nothing", async () => {
    const { session } = await begun()
    await pay(session)
    const back = await fetch(`${store.url}/assist/return?ordernumber=${session.number}&billnumber=1`, {
      redirect: "manual",
    })
    expect(back.status).toBe(303)
    expect(back.headers.get("location")).toBe("http://shop.test/checkout?payment=pending")
    const wrong = await fetch(`${store.url}/assist/return?ordernumber=nobodys`, { redirect: "manual" })
    expect(wrong.headers.get("location")).toBe(back.headers.get("location"))
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("names the fields a cart lacks, and sends nothing", async () => {
    const { cart, session } = await begun()
    await store.shop.call("POST", `/store/carts/${cart.id}`, { email: "", billing_address: { first_name: "Янка" } })
    const again = await store.shop.session(cart)
    expect(again.id).toBeDefined()
    await knex()("cart").where({ id: cart.id }).update({ email: null })
    const { status, body } = await pay(again)
    expect({ status, code: body.code }).toEqual({ status: 400, code: "assist_payer_incomplete" })
    expect(body.fields).toContain("email")
    expect(await calls()).toBe(0)
    expect(await intents()).toEqual([])
    expect(session.id).toBeDefined()
  })

  it("refuses a session that is no longer the cart's sum, gone or somebody's guess, before anything is sent", async () => {
    const { cart, session } = await begun()
    await knex()("payment_session")
      .where({ id: session.id })
      .update({ amount: 1, raw_amount: { value: "1" } })
    expect(await pay(session)).toMatchObject({ status: 400, body: { code: "assist_session_stale" } })
    await knex()("payment_session").where({ id: session.id }).update({ status: "canceled" })
    expect(await pay(session)).toMatchObject({ status: 400, body: { code: "assist_session_closed" } })
    await store.shop.session(cart)
    expect((await pay(session)).status).toBe(404)
    expect((await pay({ ...session, id: session.number })).status).toBe(404)
    expect(await calls()).toBe(0)
    expect(await store.sandbox.orders(session.number)).toEqual([])
    expect(await store.admin.orders()).toEqual([])
  })

  it("takes nothing from the request but the token, and no wallet the shop has not set up", async () => {
    const { session } = await begun()
    for (const body of [
      { ...token(), amount: "1.00" },
      { type: "google_pay", token: "not json" },
      { type: "google_pay", token: JSON.stringify({ data: "x".repeat(70_000) }) },
      { type: "paypal", token: {} },
      {},
    ]) {
      const { status, body: refusal } = await pay(session, body)
      expect(status).toBe(400)
      expect(JSON.stringify(refusal)).not.toContain("not json")
    }
    await withOption(store, "wallets", {}, async () => {
      expect(await pay(session)).toMatchObject({ status: 400, body: { code: "assist_wallet_off" } })
    })
    expect(await calls()).toBe(0)
  })

  it("pays on the page Assist has opened already: one attempt, one payment", async () => {
    const { session } = await store.shop.checkout()
    await pay(session)
    await until(session, "paid")
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await paidOrder()).toMatchObject({ authorized: "100.00" })
  })

  it("keeps the token nowhere: no table, no log, no event, no answer", async () => {
    const { session } = await begun()
    const overheard = listenIn(store)
    await store.sandbox.fault("tokenpay", "garbage", { ordernumber: session.number })
    const answers = [await pay(session), await pay(session, { type: "google_pay", token: `{"${SECRET}` })]
    await until(session, "paid")
    overheard.stop()
    const { lines } = overheard
    expect(lines.some((line) => line.includes(session.number))).toBe(true)
    expect(lines.some((line) => line.includes("assist.payment_held"))).toBe(true)
    expect(lines.filter((line) => line.includes(SECRET))).toEqual([])
    const ask: Ask = async (sql, values = []) => (await knex().raw(sql, values as string[])).rows
    expect(await tablesWith(ask, session.id)).toEqual(expect.arrayContaining(["assist_order", "payment_session"]))
    expect(await tablesWith(ask, SECRET)).toEqual([])
    expect(JSON.stringify(answers)).not.toContain(SECRET)
  })
}
