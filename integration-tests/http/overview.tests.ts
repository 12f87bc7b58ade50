import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

/** The first tab of the Assist page: what stands, added up from the tables. */
export function overviewTests(store: Store): void {
  const api = () => assistAdmin(store)
  const overview = async (query = "") => (await api().call("GET", `/overview${query}`)).body
  const knex = () => store.container.resolve("__pg_connection__")

  it("adds up what is held, captured and returned, as Assist's ledger has it", async () => {
    const charged = await heldOrder(store)
    const held = await heldOrder(store)
    await store.admin.capture(charged.paymentId, 40)
    await store.admin.refund(charged.paymentId, 15)
    expect(await store.sandbox.order(charged.session.number)).toMatchObject({ charged: "40.00", returned: "15.00" })
    expect(await store.sandbox.order(held.session.number)).toMatchObject({ held: "100.00" })
    const body = await overview("?utc_offset=%2B03:00")
    expect(body.days).toHaveLength(30)
    const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10)
    expect(body.days.at(-1)).toBe(today)
    expect(body.held).toMatchObject([
      { currency: "BYN", amount: "100.00", count: 1, ends: [{ amount: "100.00", count: 1 }] },
    ])
    expect(body.held[0].ends[0].date > today).toBe(true)
    expect(body.moved).toEqual([
      {
        currency: "BYN",
        captured: "40.00",
        refunded: "15.00",
        days: [{ date: today, captured: "40.00", refunded: "15.00" }],
      },
    ])
    expect(body.attempts).toEqual({ paid: 2, refused: 0, open: 0, reasons: [] })
    expect(body.discrepancies).toEqual([])
    expect(body.merchants[0]).toMatchObject({
      provider_id: "pp_assist_main",
      merchant_id: "123456",
      notification_delay: { median_seconds: expect.any(Number), worst_seconds: expect.any(Number) },
    })
    expect(body.merchants[0].notification_delay.count).toBeGreaterThanOrEqual(2)
  })

  it("books what is done in the cabinet too, on the day it is booked, and leaves out what is older", async () => {
    const { paymentId, billnumber, orderId } = await heldOrder(store)
    await store.admin.capture(paymentId, 100)
    await store.sandbox.byHand(billnumber, "cancel", "10.00")
    expect(await store.admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "10.00" })
    expect((await overview()).moved).toMatchObject([{ captured: "100.00", refunded: "10.00" }])
    await knex()("capture")
      .where({ payment_id: paymentId })
      .update({ created_at: new Date(Date.now() - 40 * 86_400_000) })
    expect((await overview()).moved).toMatchObject([{ captured: "0.00", refunded: "10.00" }])
  })

  it("counts every try of a shopper and says why some were refused", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "decline")
    await sandbox.pay(session.number, "decline")
    await shop.comeBack(session)
    await shop.checkout().then(({ session: left }) => fetch(left.data.payment_url))
    const refused = await overview()
    expect(refused.attempts).toMatchObject({ paid: 0, refused: 2, open: 1 })
    expect(refused.attempts.reasons).toEqual([
      {
        reason: { code: expect.stringMatching(/^AS1/), text: expect.objectContaining({ ru: expect.any(String) }) },
        count: 2,
      },
    ])
    await sandbox.pay(session.number)
    const paid = await overview()
    expect(paid.attempts).toMatchObject({ paid: 1, refused: 2, open: 1 })
    expect(paid.held).toMatchObject([{ amount: "100.00", count: 1 }])
  })

  it("says which discrepancies are open, and refuses an offset that is none", async () => {
    const { session } = await heldOrder(store)
    await knex()("assist_discrepancy").insert({
      id: "asdis_overview",
      order_number: session.number,
      code: "hold_expiring",
      detail: "The hold of 100.00 BYN ends soon.",
      params: JSON.stringify({ amount: "100.00", currency: "BYN" }),
    })
    expect((await overview()).discrepancies).toEqual([{ code: "hold_expiring", count: 1 }])
    const { status, body } = await api().call("GET", "/overview?utc_offset=Minsk")
    expect(status).toBe(400)
    expect(body.message).toContain("utc_offset: must be like +03:00, at most 14 hours")
  })
}
