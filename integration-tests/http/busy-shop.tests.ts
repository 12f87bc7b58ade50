import { settleDue } from "../../src/follow/background/settle-due"
import { AssistClient, AssistError } from "../../src/gateway"
import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

const ORDERS = 740
const MINUTES = 7
/**
 * As if Assist's answers had room for no more: a rush has to be asked for by the minute. It has no seconds, so an answer about a
 * minute tells of those on either side too.
 */
const MOST = 400
/** Longer than the job has for one run, for a busy machine: the test counts questions, not seconds. */
const LOOKS_END_MS = 240_000

/** A shop that sold 740 times within seven minutes: Assist's reports about that time are long. */
export function busyShopTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  const questions = async () => (await store.sandbox.requests("resultbydate")).length

  /** Pays `count` orders at Assist; order number and billnumber of each. */
  async function rush(count: number): Promise<{ number: string; billnumber: string }[]> {
    const paid: { number: string; billnumber: string }[] = []
    let next = 0
    const worker = async () => {
      while (next < count) {
        const number = `RUSH-${String(next++).padStart(4, "0")}`
        const { billnumber } = await store.sandbox.create({
          ...{ ordernumber: number, amount: "100.00", currency: "BYN", card: "approve", delay: 1, notify: false },
          minutes_old: next % MINUTES,
        })
        paid.push({ number, billnumber })
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    return paid
  }

  /** The same holds in Medusa's books and in the ledger: copies of one that a shopper made, read two hours ago. */
  async function inMedusa(paid: readonly { number: string; billnumber: string }[], like: string): Promise<void> {
    const numbers = paid.map(({ number }) => number)
    const copy = async (table: string, where: string, changed: string) =>
      await knex().raw(
        `insert into ${table}
         select (jsonb_populate_record(one, jsonb_build_object(${changed}))).*
           from ${table} one, unnest(?::text[], ?::text[]) as paid(number, billnumber) where one.${where}`,
        [numbers, paid.map(({ billnumber }) => billnumber), like],
      )
    const session = "(select session_id from assist_order where order_number = ?)"
    const collection = `(select payment_collection_id from payment where payment_session_id = ${session})`
    const named = (...columns: string[]) => columns.map((name) => `'${name}', one.${name} || paid.number`).join(", ")
    await copy("payment_collection", `id = ${collection}`, named("id"))
    await copy(
      "order_payment_collection",
      `payment_collection_id = ${collection}`,
      named("id", "payment_collection_id"),
    )
    await copy("payment_session", `id = ${session}`, named("id", "payment_collection_id"))
    const payment = named("id", "payment_session_id", "payment_collection_id")
    await copy("payment", `payment_session_id = ${session}`, payment)
    const order = `${named("id", "opened_session_id", "session_id")}, 'order_number', paid.number, 'billnumber', paid.billnumber, 'pays_for', null`
    await copy("assist_order", "order_number = ?", order)
    await knex().raw("update assist_order set due_at = now(), read_at = now() - interval '2 hours'")
  }

  /** Answers of more than `MOST` operations are too large while `work` runs. */
  async function withSmallAnswers(work: () => Promise<void>): Promise<void> {
    const real = AssistClient.prototype.resultByDate
    const spy = jest.spyOn(AssistClient.prototype, "resultByDate").mockImplementation(async function (
      this: AssistClient,
      query,
      pick,
    ) {
      let held = 0
      const kept = await real.call(this, query, (operation) => {
        held++
        return pick(operation)
      })
      if (held > MOST) throw new AssistError("too_large", "Assist's answer is larger than the limit")
      return kept as never
    })
    try {
      await work()
    } finally {
      spy.mockRestore()
    }
  }

  it("compares the day, whole, in pages and as a table, differences first", async () => {
    const { sandbox, admin } = store
    await rush(ORDERS - 1)
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await admin.capture(paymentId, 100)
    await sandbox.byHand(billnumber, "cancel", "30.00", false)
    // Noon, whenever the test runs: the seven minutes are of one day.
    const ahead = 12 - new Date().getUTCHours()
    const offset = `${ahead < 0 ? "-" : "+"}${String(Math.abs(ahead)).padStart(2, "0")}:00`
    const date = new Date(Date.now() + ahead * 3_600_000).toISOString().slice(0, 10)
    const day = `/reconciliation?provider_id=pp_assist_main&date=${date}&utc_offset=${encodeURIComponent(offset)}`
    const different = expect.objectContaining({
      ...{ order_number: session.number, order_id: orderId, verdict: "differs" },
      ...{ charged: "100.00", captured: "100.00", returned: "30.00", refunded: "0.00" },
    })
    const totals = [
      {
        ...{ currency: "BYN", assist_charged: "100.00", medusa_captured: "100.00" },
        ...{ assist_returned: "30.00", medusa_refunded: "0.00" },
      },
    ]

    const before = await questions()
    const first = await assistAdmin(store).call("GET", day)
    expect(first.status).toBe(200)
    // One, or a few where the machine is so busy that the answer comes too late.
    expect(await questions()).toBeLessThanOrEqual(before + 5)
    expect(first.body).toMatchObject({ count: ORDERS, differing: 1, totals })
    expect(first.body.rows[0]).toEqual(different)

    await withSmallAnswers(async () => {
      const whole = await assistAdmin(store).call("GET", day)
      expect(whole.status).toBe(200)
      expect(whole.body).toMatchObject({ count: ORDERS, differing: 1, totals })
      const asked = await questions()
      const numbers: string[] = []
      for (let from = 0; from < ORDERS; from += 100) {
        const page = await assistAdmin(store).call("GET", `${day}&limit=100&offset=${from}&as_of=${whole.body.as_of}`)
        expect(page.status).toBe(200)
        if (from === 0) expect(page.body.rows[0]).toEqual(different)
        numbers.push(...page.body.rows.map(({ order_number }: { order_number: string }) => order_number))
      }
      expect(numbers).toHaveLength(ORDERS)
      expect(new Set(numbers).size).toBe(ORDERS)
      const { token } = admin as unknown as { token: string }
      const table = await fetch(`${store.url}/admin/assist${day}&format=csv&lang=en&as_of=${whole.body.as_of}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      expect(table.status).toBe(200)
      const lines = (await table.text()).trimEnd().split("\r\n")
      expect(lines).toHaveLength(ORDERS + 1)
      expect(lines[1]).toContain(`;${session.number};`)
      expect(lines.filter((line) => !line.endsWith(";equal"))).toEqual([lines[0], lines[1]])
      // The pages and the table are of the comparison that was shown.
      expect(await questions()).toBe(asked)
    })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "0.00" })
  })

  it.each([
    ["one question for a hundred", async (work: () => Promise<void>) => await work(), 8],
    ["questions about minutes", withSmallAnswers, 300],
  ] as const)("looks at the holds by %s, not by one call each", async (_how, answers, most) => {
    const { sandbox } = store
    const { session, paymentId, billnumber } = await heldOrder(store)
    await inMedusa(await rush(ORDERS - 1), session.number)
    await sandbox.byHand(billnumber, "charge", "30.00", false)
    const reads = (await sandbox.requests("orderresult")).length
    const asked = await questions()
    await answers(() => settleDue(store.container, Date.now() + LOOKS_END_MS))
    const read = (await sandbox.requests("orderresult")).slice(reads).map(({ fields }) => fields["ordernumber"])
    expect(new Set(read)).toEqual(new Set([session.number]))
    expect(await questions()).toBeLessThanOrEqual(asked + most)
    const { rows } = await knex().raw("select count(*)::int as due from assist_order where due_at <= now()")
    expect(rows[0]).toEqual({ due: 0 })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    const captures = await knex()("capture").select("payment_id", "amount")
    expect(captures.map(({ payment_id, amount }) => [payment_id, Number(amount)])).toEqual([[paymentId, 30]])
  })
}
