import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import { notificationBody } from "../support/notification-body"
import type { Store } from "../support/store"

/** The lists of the Assist page: notifications, discrepancies, holds. */
export function adminListTests(store: Store): void {
  const api = () => assistAdmin(store)
  const knex = () => store.container.resolve("__pg_connection__")

  it("lists notifications with filters, and shows one", async () => {
    const { session, orderId, billnumber } = await heldOrder(store)
    const { session: other } = await store.shop.checkout()
    await fetch(`${store.url}/hooks/assist`, { method: "POST", body: notificationBody(other.data.order_number) })
    // As older versions left it: messages about others' orders were kept.
    await knex()("assist_notification")
      .where({ order_number: other.data.order_number })
      .update({ verdict: "ignored", order_number: "someone-elses" })
    const all = (await api().call("GET", "/notifications")).body
    expect(all).toMatchObject({ count: 2, offset: 0, limit: 20, unopened: { count: 0, last_received_at: null } })
    const [ours] = (await api().call("GET", `/notifications?q=${billnumber}`)).body.notifications
    expect(ours).toMatchObject({
      order_number: session.number,
      order_id: orderId,
      display_id: expect.any(Number),
      merchant_id: "123456",
      verdict: "applied",
      operationtype: { code: "100", text: { be: expect.any(String) } },
      orderstate: { code: "Delayed" },
    })
    expect(JSON.stringify(ours)).not.toContain("yanka@example.by")
    for (const [query, count] of [
      ["verdict=ignored", 1],
      ["verdict=applied", 1],
      [`order_number=${session.number}`, 1],
      ["q=someone", 1],
      ["q=%25", 0],
      ["q=nobody", 0],
    ])
      expect([query, (await api().call("GET", `/notifications?${query}`)).body.count]).toEqual([query, count])
    expect((await api().call("GET", "/notifications?limit=1&offset=1")).body.notifications).toHaveLength(1)
    expect((await api().call("GET", "/notifications?limit=5000")).body.limit).toBe(100)
    for (const query of ["limit=x", "offset=-1", "verdict=lost", "limit=0"])
      expect([query, (await api().call("GET", `/notifications?${query}`)).status]).toEqual([query, 400])
    expect((await api().call("GET", `/notifications/${ours.id}`)).body.notification).toEqual(ours)
  })

  it("replays a notification: what it could not do then, it does now", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.fault("orderresult", "drop_before", { times: 50 })
    await sandbox.pay(session.number)
    const [failed] = (await api().call("GET", "/notifications")).body.notifications
    expect(failed).toMatchObject({ verdict: "failed", order_id: null })
    await sandbox.clearFaults()
    const { status, body } = await api().call("POST", `/notifications/${failed.id}/replay`, {})
    expect(status).toBe(200)
    expect(body.notification).toMatchObject({ verdict: "applied", order_id: expect.stringMatching(/^order_/) })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await admin.books(body.notification.order_id)).toMatchObject({ authorized: "100.00" })
  })

  it("shows discrepancies with their order, and closes one the owner has dealt with, once", async () => {
    const { session, orderId } = await heldOrder(store)
    await knex()("assist_discrepancy").insert({
      id: "asdis_1",
      order_number: session.number,
      code: "hold_expiring",
      detail: "The hold of 100.00 BYN ends soon.",
      params: JSON.stringify({ amount: "100.00", currency: "BYN" }),
    })
    const [listed] = (await api().call("GET", "/discrepancies?status=open")).body.discrepancies
    expect(listed).toMatchObject({
      id: "asdis_1",
      order_id: orderId,
      code: "hold_expiring",
      params: { amount: "100.00", currency: "BYN" },
      actions: ["capture", "release", "accept"],
    })
    expect((await api().order(orderId)).body.payments[0].discrepancies).toMatchObject([{ id: "asdis_1" }])
    const wrong = await api().call("POST", "/discrepancies/asdis_1", { action: "refund" })
    expect([wrong.status, wrong.body.message]).toEqual([
      400,
      'action: "refund" does not fit "hold_expiring"; possible: capture, release, accept',
    ])
    expect((await api().call("POST", "/discrepancies/asdis_1", { action: "explode" })).status).toBe(400)
    const answers = await Promise.all(
      [1, 2].map(() => api().call("POST", "/discrepancies/asdis_1", { action: "accept", note: "called the customer" })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await api().call("GET", "/discrepancies?status=accepted")).body.discrepancies).toMatchObject([
      { id: "asdis_1", status: "accepted", note: "called the customer", actions: [], closed_at: expect.any(String) },
    ])
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("lists holds that end soon, the most urgent first", async () => {
    const { session, orderId, billnumber } = await heldOrder(store)
    expect((await api().call("GET", "/holds")).body).toMatchObject({ holds: [], count: 0 }) // four days are left
    const { body } = await api().call("GET", "/holds?within_hours=120")
    expect(body).toMatchObject({
      count: 1,
      holds: [
        {
          provider_id: "pp_assist_main",
          order_number: session.number,
          order_id: orderId,
          amount: "100.00",
          currency: "BYN",
          billnumber,
          hold_until: expect.any(String),
        },
      ],
    })
  })
}
