import settle from "../../src/jobs/settle-assist-orders"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { notificationBody } from "../support/notification-body"
import type { Store } from "../support/store"

export function notificationTests(store: Store): void {
  const send = (body: BodyInit, type = "application/x-www-form-urlencoded") =>
    fetch(`${store.url}/hooks/assist`, { method: "POST", body, headers: { "content-type": type } })
  it("confirms with Assist before it believes: a forged sum with a right check value places no order", async () => {
    const { shop, admin, sandbox } = store
    const { session } = await shop.checkout()
    const answer = await send(notificationBody(session.number))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('firstcode="0"')
    expect(await sandbox.order(session.number)).toMatchObject({ state: "In Process", held: "0.00" })
    expect(await admin.orders()).toHaveLength(0)
  })

  it.each([
    ["a wrong check value", (id: string) => notificationBody(id, {}, "guessed"), 'firstcode="9"'],
    [
      "a foreign merchant",
      (id: string) => notificationBody(id, { merchant_id: "777" }),
      'firstcode="5" secondcode="100"',
    ],
    ["no fields at all", () => "", "firstcode="],
  ])("rejects %s for good, with Assist's failure answer", async (_, body, codes) => {
    const { shop, admin } = store
    const { session } = await shop.checkout()
    const answer = await send(body(session.number))
    const xml = await answer.text()
    expect(answer.headers.get("content-type")).toContain("text/xml")
    expect(xml).toContain(codes)
    expect(xml).not.toContain('firstcode="0"')
    expect(await admin.orders()).toHaveLength(0)
  })

  it("takes no check value of a request for Assist's: neither the form's own, nor that of a request without delimiters", async () => {
    const { shop, admin, container } = store
    const session = await shop.session(await shop.cart())
    const { fields } = await shop.open(session)
    const { OrderNumber, OrderAmount, OrderCurrency, Checkvalue } = fields as Record<string, string>
    const forged = new URLSearchParams({
      merchant_id: "123456",
      ordernumber: `;${OrderNumber};${OrderAmount};${OrderCurrency}`,
      billnumber: "5112223334445556",
      checkvalue: Checkvalue as string,
    })
    // Joined, the text of a request is that of a notification without a state.
    const joined = notificationBody(session.number, { orderstate: "" })
    for (const body of [forged, joined]) {
      const xml = await (await send(body)).text()
      expect(xml).toContain('firstcode="4" secondcode="0"')
    }
    const kept = await container
      .resolve("__pg_connection__")
      .raw("select count(*)::int as count from assist_notification")
    expect(kept.rows).toEqual([{ count: 0 }])
    expect(await admin.orders()).toHaveLength(0)
  })

  it("counts a right message about an order this shop never opened, and keeps nothing of it", async () => {
    const { shop, admin, container } = store
    const { session } = await shop.checkout({ provider: "pp_assist_one" })
    const knex = container.resolve("__pg_connection__")
    // Another system's order; twice the same bytes; and an order this shop opened with another merchant.
    for (const body of [
      notificationBody("phone-order-7", { lastname: "Купала" }),
      notificationBody("phone-order-7", { lastname: "Купала" }),
      notificationBody(session.number),
    ]) {
      const answer = await send(body)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('firstcode="0"')])
    }
    expect(await knex("assist_notification")).toEqual([])
    const counted = await knex("assist_unopened_message").orderBy("received")
    expect(counted.map(({ merchant_id, received }) => [merchant_id, received])).toEqual([
      ["123456", 1],
      ["123456", 2],
    ])
    expect(JSON.stringify(counted)).not.toMatch(/phone-order|Купала|payses_/)
    const { body } = await admin.call("GET", "/admin/assist/notifications")
    expect(body).toMatchObject({ count: 0, unopened: { count: 3, last_received_at: expect.any(String) } })
  })

  it("cuts every field of what it stores", async () => {
    const { session } = await store.shop.checkout()
    const long = "5".repeat(20_000)
    const body = notificationBody(session.number, {
      billnumber: long,
      packetdate: `${long}\0`,
      message: long,
    })
    expect((await send(body)).status).toBe(200)
    const [row] = await store.container.resolve("__pg_connection__")("assist_notification")
    expect(JSON.stringify(row).length).toBeLessThan(5_000)
    expect(row.fields.message).toMatch(/^5{499}…$/)
  })

  it("reads windows-1251 bodies, which Express would refuse with 415 (trap 14)", async () => {
    const { shop, sandbox, admin } = store
    await sandbox.settings({ notificationCharset: "windows-1251" })
    try {
      const { session } = await shop.checkout()
      await sandbox.pay(session.number)
      const [notification] = await sandbox.notifications(session.number)
      expect(notification).toMatchObject({ state: "answered", attempts: 1 })
      expect(await admin.orders()).toHaveLength(1)
      expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    } finally {
      await sandbox.settings({ notificationCharset: "utf-8" })
    }
  })

  it("answers a repeat like the first and changes nothing", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 30)
    await sandbox.flush()
    const sent = await sandbox.notifications(session.number)
    for (const { id } of [...sent].reverse()) await sandbox.resend(id)
    for (const again of await sandbox.notifications(session.number)) expect(again.answer).toContain('firstcode="0"')
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00", transactions: ["capture 30.00"] })
  })

  it("gives no answer when it cannot store, so that Assist repeats", async () => {
    const { shop, sandbox, admin, container } = store
    const { session } = await shop.checkout()
    const knex = container.resolve("__pg_connection__")
    await knex.raw("alter table assist_notification rename to assist_notification_away")
    await sandbox.pay(session.number)
    const lost = await send(notificationBody(session.number))
    expect(lost.status).toBe(503)
    expect(await lost.text()).toBe("")
    await knex.raw("alter table assist_notification_away rename to assist_notification")
    await sandbox.flush()
    expect((await sandbox.notifications(session.number))[0]).toMatchObject({ state: "answered" })
    expect(await admin.orders()).toHaveLength(1)
  })

  it("answers what it stored while Assist cannot be asked, and the job applies it", async () => {
    const { shop, sandbox, admin, container } = store
    const { session } = await shop.checkout()
    await sandbox.fault("orderresult", "drop_before", { times: 50 })
    await sandbox.pay(session.number)
    expect((await sandbox.notifications(session.number))[0]).toMatchObject({ state: "answered" })
    expect(await admin.orders()).toHaveLength(0)
    const verdicts = async () =>
      (await admin.call("GET", "/admin/assist/notifications")).body.notifications.map(
        ({ verdict, detail }: { verdict: string; detail: string }) => [verdict, detail],
      )
    expect(await verdicts()).toEqual([["failed", expect.stringContaining("could not be asked")]])
    await sandbox.clearFaults()
    await container.resolve("__pg_connection__").raw("update assist_order set due_at = now()")
    await settle(container)
    expect(await admin.orders()).toHaveLength(1)
    expect(await verdicts()).toEqual([["applied", "held"]])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("applies a merchant's notification while another merchant's Assist hangs", async () => {
    const { shop, sandbox, admin } = store
    const hanging = [await shop.checkout(), await shop.checkout()]
    const { session } = await shop.checkout({ provider: "pp_assist_one" })
    for (const { session } of hanging) {
      await sandbox.pay(session.number, "approve", false)
      await sandbox.fault("orderresult", "hang_before", { times: 20, ordernumber: session.number })
    }
    const answers = hanging.map(({ session }) => send(notificationBody(session.number)))
    await eventually(async () => {
      const asked = (await sandbox.requests("orderresult")).map(({ fields }) => fields["ordernumber"])
      expect(asked).toEqual(expect.arrayContaining(hanging.map(({ session }) => session.number)))
    })
    await sandbox.pay(session.number) // until its notification is answered
    const [order, ...others] = await admin.orders()
    expect(others).toEqual([])
    expect(await admin.books(order?.id as string)).toMatchObject({ providerId: "pp_assist_one", captured: "100.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00" })
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200)
  })

  it("applies a notification while other orders are being followed by somebody else, or by a process that died", async () => {
    const { shop, sandbox, admin, container } = store
    const knex = container.resolve("__pg_connection__")
    const busy = [await shop.checkout(), await shop.checkout()]
    for (const { session } of busy) await sandbox.pay(session.number, "approve", false)
    await knex("assist_order").update({ follow_token: "gone", follow_until: knex.raw("now() + interval '1 minute'") })
    const answers = busy.map(({ session }) => send(notificationBody(session.number)))
    await eventually(async () => expect(await knex("assist_notification")).toHaveLength(2))
    const { session } = await shop.checkout()
    await sandbox.pay(session.number) // until its notification is answered
    expect(await admin.orders()).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    await knex("assist_order")
      .where({ follow_token: "gone" })
      .update({ follow_until: knex.raw("now()") })
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200)
    expect(await admin.orders()).toHaveLength(3)
  })

  it("refuses what is too long without reading it into memory", async () => {
    const answer = await send("a=".padEnd(1_000_000, "x"))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain("pushpaymentresult")
  })

  it("keeps no personal data of what it stores", async () => {
    const { session } = await heldOrder(store)
    const { rows } = await store.container.resolve("__pg_connection__").raw("select * from assist_notification")
    const text = JSON.stringify(rows)
    expect(text).toContain(session.number)
    for (const personal of ["yanka@example.by", "Купала", "375291234567"]) expect(text).not.toContain(personal)
  })

  it("places the order through Medusa's own webhook route too", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    const order = await sandbox.order(session.number)
    const body = notificationBody(session.number, { billnumber: order.billnumber })
    const answer = await fetch(`${store.url}/hooks/payment/assist_main`, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    })
    expect(answer.status).toBe(200)
    await eventually(async () => {
      const [placed] = await admin.orders()
      expect(await admin.books(placed?.id as string)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
  })
}
