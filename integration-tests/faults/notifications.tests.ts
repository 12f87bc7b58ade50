import { setTimeout as sleep } from "node:timers/promises"
import { notificationBody } from "../support/notification-body"
import type { Stage } from "./stage"
import { Subject } from "./subject"
import { anHourLater } from "./time"

const MB = 1024 * 1024

/** What can arrive at Assist's notification address. Beside these: integration-tests/http/notifications.tests.ts. */
export function notificationTests(stage: () => Stage): void {
  const send = async (body: BodyInit, type = "application/x-www-form-urlencoded") => {
    const answer = await fetch(`${stage().store.url}/hooks/assist`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    })
    return { status: answer.status, xml: await answer.text() }
  }
  const paid = () =>
    Subject.begin(stage(), {
      lane: stage().lanes.find(({ name }) => name === "a") as Stage["lanes"][number],
      fault: "garbage",
      next: "retry",
      way: "held",
    })
  const about = async (subject: Subject, more: Record<string, string> = {}) =>
    notificationBody(subject.session.number, { billnumber: subject.billnumber, ...more })
  /** Messages may be applied after they were answered. */
  const settled = async () => {
    await anHourLater(stage().database)
    await stage().store.call("janitor")
  }
  const unapplied = async (subjects: readonly Subject[]) => {
    const [{ count } = { count: "0" }] = await stage().database.rows<{ count: string }>(
      "select count(*) from assist_notification where verdict = 'stored' and order_number = any($1)",
      [subjects.map(({ session }) => session.number)],
    )
    return Number(count)
  }
  const held = { captured: "0.00", authorized: "100.00", canceled: false, paymentStatus: "authorized" }

  it("late by days: the order is placed all the same", async () => {
    const subject = await paid()
    await stage().database.rows(
      "update assist_order set opened_at = opened_at - interval '5 days' where order_number = $1",
      [subject.session.number],
    )
    const answer = await send(await about(subject, { packetdate: "01.06.2024 09:01:47" }))
    expect(answer).toMatchObject({ status: 200, xml: expect.stringContaining('firstcode="0"') })
    await settled()
    expect(await subject.books()).toMatchObject(held)
    expect(await subject.atAssist()).toMatchObject({ held: "100.00", charged: "0.00" })
  })

  it("in the wrong order: the charge before the payment", async () => {
    const subject = await paid()
    await stage().sandbox.byHand(subject.billnumber, "charge", "30.00", false)
    await send(await about(subject, { orderstate: "PartialDelayed", operationtype: "200", amount: "30.00" }))
    await send(await about(subject))
    await settled()
    expect(await subject.books()).toMatchObject({ captured: "30.00", transactions: ["capture 30.00"] })
    expect(await subject.atAssist()).toMatchObject({ charged: "30.00" })
  })

  it("captured and replayed after everything went back: nothing comes to life again", async () => {
    const subject = await paid()
    const genuine = await about(subject)
    await send(genuine)
    await settled()
    await stage().sandbox.byHand(subject.billnumber, "cancel", undefined, false)
    await send(await about(subject, { orderstate: "Canceled", operationtype: "300" }))
    for (let times = 0; times < 3; times++)
      expect(await send(genuine)).toMatchObject({ status: 200, xml: expect.stringContaining('firstcode="0"') })
    await settled()
    expect(await subject.books()).toMatchObject({ canceled: true, captured: "0.00" })
    expect(await subject.atAssist()).toMatchObject({ state: "Canceled", held: "0.00" })
    expect(await subject.orderIds()).toHaveLength(1)
  })

  it("with the check value of another order's message: rejected for good", async () => {
    const [one, other] = [await paid(), await paid()]
    const stolen = (await about(one)).replace(one.session.number, other.session.number)
    expect((await send(stolen)).xml).toContain('firstcode="9"')
    expect(await other.orderIds()).toEqual([])
  })

  it("with a right check value for another sum: Assist is asked, and what it says counts", async () => {
    const subject = await paid()
    await send(await about(subject, { amount: "1.00", orderamount: "1.00" }))
    await settled()
    expect(await subject.books()).toMatchObject(held)
    expect(await subject.atAssist()).toMatchObject({ held: "100.00" })
  })

  it("with values no document names: stored and answered, and Assist is asked", async () => {
    const subject = await paid()
    const strange = await about(subject, {
      orderstate: "Frozen",
      operationtype: "999",
      responsecode: "ZZ999",
      meantype_id: "x",
    })
    expect(await send(strange)).toMatchObject({ status: 200, xml: expect.stringContaining('firstcode="0"') })
    const rows = await stage().database.rows(
      "select orderstate, fields ->> 'operationtype' as operationtype from assist_notification where order_number = $1",
      [subject.session.number],
    )
    expect(rows).toEqual([{ orderstate: "Frozen", operationtype: "999" }])
    await settled()
    expect(await subject.books()).toMatchObject(held)
  })

  it.each([
    ["nothing", "", "application/x-www-form-urlencoded"],
    ["bytes that are no text", Buffer.from([0, 255, 254, 38, 61, 37]), "application/x-www-form-urlencoded"],
    ["broken escapes", "ordernumber=%E0%ZZ&merchant_id=%", "application/x-www-form-urlencoded; charset=utf-8"],
    ["a charset that does not exist", "merchant_id=1", "application/x-www-form-urlencoded; charset=klingon"],
    ["JSON", "{}", "application/json"],
    ["no content type Assist has", "a=1", "image/png"],
    ["ten thousand fields", "a=1&".repeat(10_000), "application/x-www-form-urlencoded"],
  ])("that is %s: an answer of Assist's kind, never a success, never a 5xx", async (_what, body, type) => {
    const { status, xml } = await send(body, type)
    expect(status).toBeLessThan(500)
    expect(xml).toContain("pushpaymentresult")
    expect(xml).not.toContain('firstcode="0"')
  })

  it("that is XML with entities: refused as a SOAP message is, and nothing of it is expanded", async () => {
    const { status, xml } = await send('<!DOCTYPE a [<!ENTITY b "expanded">]><a>&b;</a>', "text/xml")
    expect(status).toBeLessThan(500)
    expect(xml).toContain("SOAP-ENV:Fault")
    expect(xml).not.toContain("expanded")
  })

  it("10 MB long, twenty at once: refused, and not kept in memory", async () => {
    const before = await stage().store.call<number>("rss")
    const long = Buffer.alloc(10 * MB, "x")
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => send(long)))
    // The store closes the connection while the rest is still coming: some senders see only that.
    for (const answer of answers) if (answer.status === "fulfilled") expect(answer.value.status).toBe(413)
    expect((await stage().store.call<number>("rss")) - before).toBeLessThan(100 * MB)
    expect(await send("")).toMatchObject({ status: 200 })
  })

  it("500 at once about ten orders: all stored and answered, every order placed once, memory bounded", async () => {
    const subjects: Subject[] = []
    for (let made = 0; made < 10; made++) subjects.push(await paid())
    const before = await stage().store.call<number>("rss")
    const bodies = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        about(subjects[index % 10] as Subject, {
          packetdate: `01.06.2024 09:${String(index % 50).padStart(2, "0")}:47`,
        }),
      ),
    )
    const answers = await Promise.all(bodies.map((body) => send(body)))
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, xml: expect.stringContaining('firstcode="0"') })
    const [stored] = await stage().database.rows<{ received: string }>(
      "select sum(received) as received from assist_notification where order_number = any($1)",
      [subjects.map(({ session }) => session.number)],
    )
    expect(Number(stored?.received)).toBe(500)
    expect((await stage().store.call<number>("rss")) - before).toBeLessThan(300 * MB)
    // Some are answered before they are applied: an hour later is after that.
    while ((await unapplied(subjects)) > 0) await sleep(200)
    await settled()
    for (const subject of subjects) {
      expect(await subject.orderIds()).toHaveLength(1)
      expect(await subject.books()).toMatchObject(held)
      expect(await subject.atAssist()).toMatchObject({ state: "Delayed", held: "100.00" })
    }
  }, 240_000)

  it("while the database is away: no success for what was not stored, and Assist's repeat is taken", async () => {
    const subject = await paid()
    const body = await about(subject)
    stage().databaseGate.cut()
    const lost = await send(body).finally(() => stage().databaseGate.restore())
    expect(lost.xml).not.toContain("pushpaymentresult")
    expect(lost.status).toBeGreaterThanOrEqual(500)
    expect(await send(body)).toMatchObject({ status: 200, xml: expect.stringContaining('firstcode="0"') })
    await settled()
    expect(await subject.books()).toMatchObject(held)
  })
}
