import type { Store } from "../support/store"

/** What a shopper reads while the plugin's tables cannot be read. */
export function brokenLedgerTests(store: Store): void {
  it("tells a shopper nothing of the database: neither on the pages nor in the store API", async () => {
    const { shop, sandbox, container } = store
    const { cart, session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    const knex = container.resolve("__pg_connection__")
    const read = async (address: string, init: RequestInit = {}) => {
      const answer = await fetch(address, { redirect: "manual", ...init })
      return { status: answer.status, text: await answer.text() }
    }
    const answers: { status: number; text: string }[] = []
    await knex.raw("alter table assist_order rename to assist_order_away")
    try {
      answers.push(
        await read(session.data.payment_url),
        await read(`${store.url}/assist/return/${session.id}`),
        await read(`${store.url}/assist/return/${session.id}`, { method: "POST" }),
      )
      for (const { status, body } of [
        await shop.call("GET", `/store/assist/payment-sessions/${session.id}`),
        await shop.complete(cart),
      ])
        answers.push({ status, text: JSON.stringify(body) })
    } finally {
      await knex.raw("alter table assist_order_away rename to assist_order")
    }
    expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([503, 503, 503])
    for (const { text } of answers) {
      expect(text).not.toMatch(/assist_order|relation|ledger|database|migrate|select |medusa-payment-assist/i)
      expect(text.length).toBeGreaterThan(20)
    }
    // Nothing was lost: the money is still held, and becomes the order.
    expect((await shop.comeBack(session)).pathname).toMatch(/^\/order\//)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })
}
