import { Migration20261126044500 } from "../../src/modules/assist/migrations/Migration20261126044500"
import { assistAdmin } from "../support/assist-admin"
import { eventually } from "../support/eventually"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Store } from "../support/store"
import { type AtOnceBy, takenAtOnceOrder } from "../support/taken-at-once"

/** A hold was asked for, and Assist took the money with the payment itself: what happened counts, not what was asked. */
export function takenAtOnceTests(store: Store): void {
  const api = () => assistAdmin(store)
  const unsettled = async () =>
    await store.container.resolve("__pg_connection__")("assist_operation").whereNull("settled_at").select("kind")
  const RETURNED = { state: "Canceled", held: "0.00", charged: "100.00", returned: "100.00", released: "0.00" }
  const REFUNDED = { captured: "100.00", refunded: "100.00", transactions: ["capture 100.00", "refund -100.00"] }

  /** Nothing is left for a person, and the job finds nothing to do. */
  async function isSettled(): Promise<void> {
    await jobLooks(store)
    expect(await openDiscrepancies(store)).toEqual([])
    expect(await unsettled()).toEqual([])
  }

  /** `source kind` of what the card's history shows of moves of money. */
  async function history(orderId: string): Promise<string[]> {
    const { body } = await api().order(orderId)
    return body.payments[0].timeline
      .filter(({ source }: { source: string }) => source !== "notification")
      .map(({ source, kind }: { source: string; kind: string }) => `${source} ${kind}`)
      .sort()
  }

  it.each<[AtOnceBy]>([["a form with Delay=0"], ["a card that cannot be held"]])(
    "is booked as captured: %s",
    async (by) => {
      const { sandbox, admin } = store
      const { session, orderId } = await takenAtOnceOrder(store, by)
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00", held: "0.00" })
      expect(await admin.books(orderId)).toMatchObject({
        paymentStatus: "captured",
        captured: "100.00",
        transactions: ["capture 100.00"],
        data: { two_stage: false },
      })
      const { body } = await api().order(orderId)
      expect(body.payments[0]).toMatchObject({
        status: "charged",
        held: "0.00",
        charged: "100.00",
        refundable: "100.00",
        taken_at_once: true,
        hold_asked: true,
        stage_assumed: false,
        blocked: "0.00",
      })
      await isSettled()
    },
  )

  it("is refunded in full", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await takenAtOnceOrder(store)
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    expect(await admin.books(orderId)).toMatchObject({ ...REFUNDED, data: { two_stage: false, returned: "100.00" } })
    await isSettled()
    expect(await history(orderId)).toEqual(["assist payment", "assist refund", "shop refund"])
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({
      status: "returned",
      charged: "100.00",
      returned: "100.00",
      released: "0.00",
      taken_at_once: true,
    })
  })

  it("is refunded in parts, and the last one ends it", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await takenAtOnceOrder(store)
    expect((await admin.refund(paymentId, 30)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "PartialCanceled", returned: "30.00" })
    expect((await api().refund(paymentId, { left: "70.00" })).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    expect(await admin.books(orderId)).toMatchObject({
      captured: "100.00",
      refunded: "100.00",
      transactions: ["capture 100.00", "refund -30.00", "refund -70.00"],
    })
    await isSettled()
  })

  it("is refunded once though the answer is lost", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await takenAtOnceOrder(store)
    await sandbox.fault("cancel", "drop_after")
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    expect(await admin.books(orderId)).toMatchObject(REFUNDED)
    await isSettled()
  })

  it.each([
    ["notified", true],
    ["seen by the owner's next click only", false],
  ])("returned in the cabinet it is a refund, %s", async (_, notify) => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber, paymentId } = await takenAtOnceOrder(store)
    await sandbox.byHand(billnumber, "cancel", undefined, notify)
    if (!notify) expect((await api().refund(paymentId, { left: "100.00" })).status).toBe(200)
    expect(await sandbox.requests("cancel")).toHaveLength(0)
    expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    expect(await admin.books(orderId)).toMatchObject(REFUNDED)
    await isSettled()
    expect(await history(orderId)).toEqual(["assist payment", "assist refund"])
  })

  it("goes back when its order is canceled, also when that fails at first", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await takenAtOnceOrder(store)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      await jobLooks(store)
      expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    })
    await jobLooks(store)
    expect(await admin.books(orderId)).toMatchObject({ orderStatus: "canceled", ...REFUNDED })
    await isSettled()
  })

  it("goes back when no order can come of it, and the history calls that a refund", async () => {
    const { shop, sandbox, seeded, admin } = store
    const first = await shop.checkout({ variant: seeded.lastPiece })
    const second = await shop.cart({ variant: seeded.lastPiece })
    const session = await shop.session(second)
    await shop.open(session, { Delay: "0" })
    await sandbox.pay(first.session.number)
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({
      state: "Canceled",
      charged: "50.00",
      returned: "50.00",
    })
    expect(await admin.orders()).toHaveLength(1)
    const [operation] = await store.container
      .resolve("__pg_connection__")("assist_operation")
      .where({ order_number: session.number })
    expect(operation).toMatchObject({ kind: "refund", outcome: "done" })
    expect((await shop.comeBack(session)).searchParams.get("payment")).toBe("failed")
    expect(await unsettled()).toEqual([])
  })

  it("counts as charged in the day's reconciliation, and what went back as returned", async () => {
    const { sandbox } = store
    const { session, paymentId, billnumber } = await takenAtOnceOrder(store)
    const day = async () => {
      const date = new Date().toISOString().slice(0, 10)
      const { body } = await api().call("GET", `/reconciliation?provider_id=pp_assist_main&date=${date}`)
      return body.rows.find(({ order_number }: { order_number: string }) => order_number === session.number)
    }
    expect(await day()).toMatchObject({ held: "0.00", charged: "100.00", captured: "100.00", verdict: "equal" })
    await api().refund(paymentId, { amount: "20.00" })
    await sandbox.byHand(billnumber, "cancel", undefined)
    expect(await sandbox.order(session.number)).toMatchObject(RETURNED)
    expect(await day()).toMatchObject({ charged: "100.00", returned: "100.00", refunded: "100.00", verdict: "equal" })
  })

  it("is told as captured, then as refunded, never as released", async () => {
    const { sandbox } = store
    const { billnumber } = await takenAtOnceOrder(store)
    await sandbox.byHand(billnumber, "cancel")
    const [row] = await store.container.resolve("__pg_connection__")("assist_order")
    expect(row.announced).toEqual({ held: billnumber, charged: "100.00", returned: "100.00" })
  })

  it("is what the doctor warns of", async () => {
    const { billnumber } = await takenAtOnceOrder(store)
    const twoStages = async () => {
      const { body } = await api().call("POST", "/merchants/pp_assist_main/check", {})
      return body.checks.find(({ name }: { name: string }) => name === "two_stages").result
    }
    expect(await twoStages()).toBe("warning")
    await store.sandbox.byHand(billnumber, "cancel")
    expect(await twoStages()).toBe("warning")
  })

  it("the other way round: a merchant of one stage whose shopper asked for a hold has a hold", async () => {
    const { shop, sandbox, admin } = store
    const session = await shop.session(await shop.cart(), "pp_assist_one")
    await shop.open(session, { Delay: "1" })
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    const orderId = order?.id as string
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({
      paymentStatus: "authorized",
      captured: "0.00",
      data: { two_stage: true },
    })
    expect((await api().order(orderId)).body.payments[0]).toMatchObject({ taken_at_once: false, hold_asked: false })
    await sandbox.byHand((await sandbox.order(session.number)).billnumber, "cancel")
    expect(await sandbox.order(session.number)).toMatchObject({ released: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00", refunded: "0.00" })
    expect(await history(orderId)).toEqual(["assist payment", "assist release"])
    await isSettled()
  })

  it("of orders from before the stage was kept, the migration reads it off what was seen and done", async () => {
    const knex = store.container.resolve("__pg_connection__")
    const rows: [order: string, status: string, charge: boolean, stages: string | undefined][] = [
      ["held", "held", false, "held_first"],
      ["charged_by_us", "charged", true, "held_first"],
      ["returned_after_our_charge", "returned", true, "held_first"],
      ["taken", "charged", false, "taken_at_once"],
      ["taken_partly_back", "partly_returned", false, "taken_at_once"],
      ["gone", "released", false, undefined],
    ]
    const orders = rows.map(([name, status], index) => ({
      id: `asord_${index}`,
      order_number: name,
      opened_session_id: `payses_${name}`,
      session_id: `payses_${name}`,
      provider_id: "pp_assist_main",
      merchant_id: "123456",
      amount: "100.00",
      currency: "BYN",
      two_stage: true,
      opened_at: new Date(),
      billnumber: `50000000000000${index}`,
      summary: JSON.stringify({ status }),
    }))
    await knex("assist_order").insert(orders)
    for (const [index, [order_number, , charged]] of rows.entries())
      if (charged)
        await knex("assist_operation").insert({
          id: `asop_${index}`,
          order_number,
          kind: "charge",
          medusa_key: "capt_1",
          billnumber: `50000000000000${index}`,
          outcome: "done",
          settled_at: new Date(),
        })
    const migration = new Migration20261126044500(undefined as never, undefined as never)
    await migration.up()
    for (const statement of migration.getQueries()) await knex.raw(String(statement))
    const seen = await knex("assist_order").orderBy("id")
    expect(seen.map(({ order_number, stages }) => [order_number, Object.values(stages ?? {})[0]])).toEqual(
      rows.map(([name, , , stage]) => [name, stage]),
    )
  })
}
