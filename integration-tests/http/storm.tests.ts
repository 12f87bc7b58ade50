import type { Store } from "../support/store"

const STORM = 40
/** Looks at one order that may begin at once; after them one in a second and a half. */
const AT_ONCE = 3

/** Shoppers, link checkers and whoever has seen a message cannot use up what an owner's capture needs (design rule 14). */
export function stormTests(store: Store): void {
  const visit = (path: string, method = "GET") => fetch(`${store.url}${path}`, { method, redirect: "manual" })
  const status = (id: string) => store.shop.call("GET", `/store/assist/payment-sessions/${id}`)
  const asked = async () => (await store.sandbox.requests("orderresult")).length

  const looksSince = (began: number) => AT_ONCE + Math.ceil((Date.now() - began) / 1_500)

  it.each(["pay", "return"])("%s, opened again and again, costs a few looks", async (page) => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    const before = await asked()
    const began = Date.now()
    for (let time = 0; time < STORM; time++) {
      const { status } = await visit(`/assist/${page}/${session.id}`)
      expect(status).toBeLessThan(400)
    }
    expect((await asked()) - before).toBeLessThanOrEqual(looksSince(began))
    expect(await sandbox.order(session.number)).toMatchObject({ held: "0.00", charged: "0.00" })
  })

  it("page loads, returns and polls of one payment share one look per moment", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    const before = await asked()
    const began = Date.now()
    const storm = Array.from({ length: STORM }, () => [
      visit(`/assist/pay/${session.id}`),
      visit(`/assist/return/${session.id}`),
      status(session.id),
    ])
    const answers = await Promise.all(storm.flat())
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect((await asked()) - before).toBeLessThanOrEqual(looksSince(began))
    expect(await sandbox.order(session.number)).toMatchObject({ held: "0.00", charged: "0.00" })
  })

  it("a payment of this very moment is seen by a return, though somebody looked just before", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    expect((await status(session.id)).body.payment_session.status).toBe("pending")
    await sandbox.pay(session.number, "approve", false)
    expect((await shop.comeBack(session)).pathname).toMatch(/^\/order\//)
  })

  it("HEAD opens nothing and asks nothing", async () => {
    const { shop, sandbox } = store
    const cart = await shop.cart()
    const session = await shop.session(cart)
    const before = await asked()
    for (const path of [`/assist/pay/${session.id}`, `/assist/return/${session.id}`]) {
      const answer = await visit(path, "HEAD")
      expect([path, answer.status]).toEqual([path, 204])
    }
    expect(await asked()).toBe(before)
    expect(await sandbox.orders(session.number)).toEqual([])
  })

  it("replays of a genuine message cost no look", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", true)
    const [sent] = await sandbox.notifications(session.number)
    if (!sent) throw new Error("no notification was sent")
    await sandbox.resend(sent.id)
    const before = await asked()
    for (let time = 0; time < 10; time++) await sandbox.resend(sent.id)
    // The store's own job may look at the order in between, once.
    expect((await asked()) - before).toBeLessThanOrEqual(1)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })
}
