// Started by bench-in-step.ts. Store, sandbox, Postgres and this process share the machine's cores.
import { setTimeout as sleep } from "node:timers/promises"
import { type Instance, SeveralStores } from "../../integration-tests/instances/several-stores"
import type { Row, Section } from "../report/row"
import { handOver } from "../run-script"
import { figures } from "../statistics"

const ORDERS = [0, 10_000, 100_000]
const RUNS = 9
const REFUNDS = 8
const EVERY_MS = 15_000

/** Charged orders as the plugin leaves them: followed to the end, and nothing due. */
const INSERT_CHARGED = `insert into assist_order
    (id, order_number, opened_session_id, session_id, provider_id, merchant_id, amount, currency, two_stage, opened_at,
     billnumber, orderstate, summary, followed_operations, read_at)
  select 'asord_bench_' || n, 'charged-' || n, 'payses_charged_' || n, 'payses_charged_' || n, 'pp_assist_main', '123456', '100.00',
         'BYN', true, now() - interval '9 days', '5' || lpad(n::text, 15, '0'), 'Approved',
         '{"status":"charged","authorized":"100.00","held":"0.00","charged":"100.00","returned":"0.00","currency":"BYN","test_mode":false}',
         '[]', now() - interval '8 days'
    from generate_series($1::int, $2::int) n`

async function measureRuns({ database, sandbox, instances }: SeveralStores): Promise<Row[]> {
  const [{ store }] = instances as [Instance]
  const calls = async () => {
    const lists = (await sandbox.requests("resultbydate")).filter(({ fields }) => fields["merchant_id"] === "123456")
    return { lists: lists.length, readings: (await sandbox.requests("orderresult")).length }
  }
  await store.call("janitor") // warm
  const rows: Row[] = []
  let alone = Number.NaN
  let filled = 0
  for (const orders of ORDERS) {
    if (orders > filled) await database.rows(INSERT_CHARGED, [filled + 1, orders])
    filled = orders
    await database.rows("analyze assist_order")
    const runs: { lists: number; readings: number; ms: number }[] = []
    for (let run = 0; run < RUNS; run++) {
      // As two minutes later: each run asks.
      await database.rows("update assist_merchant_sync set asked_at = null")
      const before = await calls()
      const begun = performance.now()
      await store.call("janitor")
      const ms = performance.now() - begun
      const { lists, readings } = await calls()
      runs.push({ lists: lists - before.lists, readings: readings - before.readings, ms })
    }
    const p50 = (what: "lists" | "readings" | "ms") => figures(runs.map((run) => run[what])).p50
    if (orders === 0) alone = p50("ms")
    const among = `among ${orders.toLocaleString("en")} charged orders`
    const floor = orders === 0 ? {} : { floor: { what: "among none", figure: alone } }
    rows.push(
      { what: `a run of the job ${among}, p50`, figure: p50("ms"), unit: "ms", ...floor },
      { what: `lists asked for ${among}`, figure: p50("lists"), unit: "calls" },
      { what: `orders read ${among}`, figure: p50("readings"), unit: "calls" },
    )
  }
  return rows
}

/** Refunds in the cabinet that nobody reports, found by the store's own job as it is scheduled. */
async function measureDelay(stores: SeveralStores): Promise<Row[]> {
  const { database, sandbox, instances } = stores
  const [{ admin }] = instances as [Instance]
  const charged: { number: string; billnumber: string }[] = []
  for (let made = 0; made < REFUNDS; made++) {
    const { session, paymentId, billnumber } = await stores.heldOrder()
    const { status } = await admin.capture(paymentId, 100)
    if (status !== 200) throw new Error(`capture -> ${status}`)
    charged.push({ number: session.number, billnumber })
  }
  // As days later: no look at them is due.
  await database.rows("update assist_order set due_at = null")
  const refundedAt = new Map<string, number>()
  const delays = new Map<string, number>()
  const look = async () => {
    const rows = await database.rows<{ order_number: string }>(
      `select assist_order.order_number from refund
         join payment on payment.id = refund.payment_id
         join assist_order on assist_order.session_id = payment.payment_session_id
         join order_transaction told on told.reference_id = refund.id`,
    )
    for (const { order_number } of rows)
      if (!delays.has(order_number))
        delays.set(order_number, (Date.now() - (refundedAt.get(order_number) as number)) / 1000)
  }
  const begun = Date.now()
  let next = 0
  while (delays.size < REFUNDS) {
    const order = charged[next]
    if (order && Date.now() - begun >= next * EVERY_MS) {
      await sandbox.byHand(order.billnumber, "cancel", "10.00", false)
      refundedAt.set(order.number, Date.now())
      next++
    }
    await look()
    if (Date.now() - begun > 10 * 60_000) throw new Error(`${delays.size} of ${REFUNDS} refunds were booked`)
    await sleep(200)
  }
  const seconds = [...delays.values()].sort((a, b) => a - b)
  const what = `a refund in the cabinet that no message reports, until it is booked, among ${ORDERS.at(-1)?.toLocaleString("en")} orders`
  return [
    { what: `${what}, p50`, figure: figures(seconds).p50, unit: "s" },
    { what: `${what}, slowest`, figure: Math.max(...seconds), unit: "s", target: { most: 300, of: "figure" } },
  ]
}

async function measure(): Promise<readonly Section[]> {
  const stores = await SeveralStores.start("assist_bench_in_step", 1)
  try {
    const rows = [...(await measureRuns(stores)), ...(await measureDelay(stores))]
    const about = `The job asks Assist for its list of operations every two minutes. ${REFUNDS} refunds, one every ${EVERY_MS / 1000} s, are made in the cabinet without a notification.`
    return [{ title: "In step with Assist", about, rows }]
  } finally {
    await stores.stop()
  }
}

handOver(measure)
