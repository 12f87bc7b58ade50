import { withOption } from "../support/merchant-option"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"

/** `openOrder: "request"`: this server asks Assist for the payment page, the browser gets a link. */
export function openOrderTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  const request = (work: () => Promise<unknown>) => withOption(store, "openOrder", "request", work)
  const visit = (session: Session) => fetch(session.data.payment_url, { redirect: "manual" })
  const linkOf = async (session: Session) => {
    const answer = await visit(session)
    if (answer.status !== 303) throw new Error(`payment_url -> ${answer.status} ${await answer.text()}`)
    return answer.headers.get("location") as string
  }
  const begun = async () => {
    const cart = await store.shop.cart()
    return { cart, session: await store.shop.session(cart) }
  }
  const requests = () => store.sandbox.requests("payrequest")

  it("lets nothing but a link pass the browser, and comes back with an order", async () => {
    const { shop, sandbox, admin } = store
    await request(async () => {
      const { session } = await begun()
      const answer = await visit(session)
      expect([answer.status, answer.headers.get("referrer-policy"), answer.headers.get("cache-control")]).toEqual([
        303,
        "no-referrer",
        "no-store",
      ])
      const link = new URL(answer.headers.get("location") as string)
      expect(link.origin).toBe(sandbox.url)
      expect(`${link.href} ${await answer.text()}`).not.toMatch(/yanka|Купала|375291234567|s3cr3t|[0-9A-F]{32}/i)
      const [{ fields } = { fields: {} }] = await requests()
      expect(fields).toMatchObject({
        ordernumber: session.number,
        orderamount: "100.00",
        ordercurrency: "BYN",
        delay: "1",
        url_return_ok: `${store.url}/assist/return/${session.id}`,
      })
      expect((await fetch(link)).status).toBe(200)
      await sandbox.pay(session.number, "approve", false)
      const orderId = (await shop.comeBack(session)).pathname.split("/")[2] as string
      const { paymentId } = await admin.books(orderId)
      expect((await admin.capture(paymentId, 30.1)).status).toBe(200)
      expect(await sandbox.order(session.number)).toMatchObject({ state: "PartialDelayed", charged: "30.10" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "30.10" })
    })
  })

  it("asks once, however many visits come, and uses the link until it may be over", async () => {
    const { sandbox } = store
    await request(async () => {
      const { session } = await begun()
      const links = await Promise.all(Array.from({ length: 6 }, () => linkOf(session)))
      expect(new Set(links).size).toBe(1)
      expect(await linkOf(session)).toBe(links[0])
      expect(await requests()).toHaveLength(1)
      await knex()("assist_order").update({ payment_link_until: knex().raw("now() - interval '1 second'") })
      await linkOf(session)
      expect(await requests()).toHaveLength(2)
      expect(await sandbox.orders(session.number)).toHaveLength(1)
    })
  })

  it("opens a new page under the same number after a refusal, and none after the payment", async () => {
    const { shop, sandbox, admin } = store
    await request(async () => {
      const { session } = await begun()
      const first = await linkOf(session)
      await sandbox.pay(session.number, "insufficient")
      expect((await shop.comeBack(session)).searchParams.get("reason")).toBe("insufficient_funds")
      const seconds = await Promise.all([linkOf(session), linkOf(session)])
      expect(new Set([first, ...seconds]).size).toBe(2)
      await sandbox.pay(session.number)
      expect(await linkOf(session)).toBe(`${store.url}/assist/return/${session.id}`)
      expect(await requests()).toHaveLength(2)
      expect((await sandbox.orders(session.number)).map(({ state }) => state)).toEqual(["Declined", "Delayed"])
      const [order] = await admin.orders()
      expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00" })
    })
  })

  it.each(["drop_after", "error_500_after", "garbage", "truncated", "drop_before"] as const)(
    "an answer that is lost (%s) is asked for again: one order, one hold",
    async (fault) => {
      const { shop, sandbox, admin } = store
      await request(async () => {
        const { session } = await begun()
        await sandbox.fault("payrequest", fault)
        const lost = await visit(session)
        expect(lost.status).toBe(503)
        const page = await lost.text()
        expect(page).toContain("could not be opened")
        expect(page).toContain("http://shop.test/checkout?payment=failed")
        await linkOf(session)
        expect(await requests()).toHaveLength(2)
        expect(await sandbox.orders(session.number)).toHaveLength(1)
        await sandbox.pay(session.number)
        await shop.comeBack(session)
        const orders = await admin.orders()
        expect(orders).toHaveLength(1)
        expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
        expect(await admin.books(orders[0]?.id as string)).toMatchObject({ authorized: "100.00" })
      })
    },
  )

  it("when Assist refuses a number that is open there, a new session pays", async () => {
    const { shop, sandbox, admin } = store
    await request(async () => {
      const { cart, session } = await begun()
      await sandbox.fault("payrequest", "drop_after")
      expect((await visit(session)).status).toBe(503)
      await sandbox.fault("payrequest", "decline")
      expect((await visit(session)).status).toBe(503)
      const fresh = await shop.session(cart)
      await linkOf(fresh)
      await sandbox.pay(fresh.number)
      expect(await admin.orders()).toHaveLength(1)
      expect(await sandbox.order(fresh.number)).toMatchObject({ held: "100.00" })
      expect(await sandbox.order(session.number)).toMatchObject({ state: "In Process", held: "0.00" })
    })
  })

  it("when Assist made a further attempt of it and both are paid, one goes back", async () => {
    const { shop, sandbox, admin } = store
    await request(async () => {
      const { session } = await begun()
      await linkOf(session)
      await sandbox.pay(session.number, "approve", false)
      await sandbox.settings({ allowPaidAgain: true })
      try {
        await sandbox.create({ ordernumber: session.number, amount: "100.00", currency: "BYN", card: "approve" })
        await sandbox.flush()
        await shop.comeBack(session)
      } finally {
        await sandbox.settings({ allowPaidAgain: false })
      }
      const attempts = await sandbox.orders(session.number)
      expect(attempts.map(({ held }) => held).sort()).toEqual(["0.00", "100.00"])
      const [order] = await admin.orders()
      expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    })
  })

  it("refuses what it refuses with a form: gone, closed, paid, another sum", async () => {
    const { shop, seeded } = store
    await request(async () => {
      const { cart, session } = await begun()
      await shop.call("POST", `/store/carts/${cart.id}/line-items`, { variant_id: seeded.oddVariant, quantity: 1 })
      expect((await visit(session)).status).toBe(404)
      const other = await shop.session(cart)
      await knex()("payment_session").where({ id: other.id }).update({ status: "canceled" })
      expect((await visit(other)).status).toBe(410)
      expect(await requests()).toEqual([])
    })
  })
}
