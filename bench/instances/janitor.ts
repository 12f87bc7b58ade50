import type { SeveralStores } from "../../integration-tests/instances/several-stores"
import type { Row, Section } from "../report/row"
import { figures } from "../statistics"

const IDLE = [0, 10_000, 100_000]
const OPEN = 300
const HOLDS = 10_000

/** Rows as the plugin writes them for holds read an hour ago and due tomorrow, or now. */
const INSERT_HOLDS = `insert into assist_order
    (id, order_number, opened_session_id, session_id, provider_id, merchant_id, amount, currency, two_stage, opened_at,
     billnumber, orderstate, summary, hold_until, hold_warned_at, read_at, due_at)
  select 'asord_bench_' || n, 'idle-' || n, 'payses_idle_' || n, 'payses_idle_' || n, 'pp_assist_main', '123456', '100.00', 'BYN', true,
         now() - interval '1 day', '5' || lpad(n::text, 15, '0'), 'Delayed',
         '{"status":"held","authorized":"100.00","held":"100.00","charged":"0.00","returned":"0.00","currency":"BYN","test_mode":false}',
         now() + interval '3 days', null, now() - interval '1 hour', now() + $3::interval
    from generate_series($1::int, $2::int) n`

/** Medusa's side of these holds: what it does not count as held itself is read at Assist, whatever the batch says. */
const INSERT_BOOKS = [
  `insert into "order" (id, currency_code, status, version)
   select 'order_idle_' || n, 'byn', 'pending', 1 from generate_series(1, $1::int) n`,
  `insert into payment_collection (id, currency_code, amount, raw_amount, status)
   select 'pay_col_idle_' || n, 'byn', 100, '{"value":"100","precision":20}', 'authorized' from generate_series(1, $1::int) n`,
  `insert into order_payment_collection (id, order_id, payment_collection_id)
   select 'ordpay_idle_' || n, 'order_idle_' || n, 'pay_col_idle_' || n from generate_series(1, $1::int) n`,
  `insert into payment_session (id, currency_code, amount, raw_amount, provider_id, data, status, payment_collection_id)
   select 'payses_idle_' || n, 'byn', 100, '{"value":"100","precision":20}', 'pp_assist_main', '{}', 'authorized',
          'pay_col_idle_' || n
     from generate_series(1, $1::int) n`,
  `insert into payment (id, currency_code, amount, raw_amount, provider_id, data, payment_session_id, payment_collection_id)
   select 'pay_idle_' || n, 'byn', 100, '{"value":"100","precision":20}', 'pp_assist_main', '{}', 'payses_idle_' || n,
          'pay_col_idle_' || n
     from generate_series(1, $1::int) n`,
]

/** What the background job costs: with nothing due, with many due, and shared by several store processes. */
export async function measureJanitor({ database, sandbox, instances }: SeveralStores): Promise<Section> {
  const janitors = (count: number) =>
    timed(() => Promise.all(instances.slice(0, count).map(({ store }) => store.call("janitor"))))
  await janitors(3) // warm
  const rows: Row[] = []
  let alone = Number.NaN
  let filled = 0
  for (const idle of IDLE) {
    if (idle > filled) await database.rows(INSERT_HOLDS, [filled + 1, idle, "1 day"])
    filled = idle
    await database.rows("analyze assist_order")
    const runs: number[] = []
    for (let run = 0; run < 9; run++) runs.push(await janitors(1))
    const ms = figures(runs).p50
    if (idle === 0) alone = ms
    const floor = idle === 0 ? {} : { floor: { what: "among none", figure: alone } }
    const what = `a run with nothing due, among ${idle.toLocaleString("en")} idle holds, p50`
    rows.push({ what, figure: ms, unit: "ms", ...floor })
  }

  let one = Number.NaN
  for (const count of [1, 2, 3]) {
    await openOrders(sandbox.url, database, count)
    const ms = await janitors(count)
    const perSecond = (OPEN * 1000) / ms
    if (count === 1) one = perSecond
    const floor = count === 1 ? {} : { floor: { what: "by one process", figure: one } }
    const what = `unpaid orders settled by ${count} ${count === 1 ? "process" : "processes"}`
    rows.push({ what, figure: perSecond, unit: "per second", ...floor })
  }

  for (const insert of INSERT_BOOKS) await database.rows(insert, [HOLDS])
  await database.rows(
    "update assist_order set due_at = now() where order_number like 'idle-%' and substr(order_number, 6)::int <= $1",
    [HOLDS],
  )
  const asked = await sandbox.requests("resultbydate").then((calls) => calls.length)
  const ms = await janitors(1)
  const calls = (await sandbox.requests("resultbydate")).length - asked
  const [{ count }] = (await database.rows(
    "select count(*) from assist_order where order_number like 'idle-%' and due_at <= now()",
  )) as [{ count: string }]
  const daily = `the daily look at ${HOLDS.toLocaleString("en")} idle holds`
  rows.push(
    { what: daily, figure: ms / 1000, unit: "s" },
    {
      what: `${daily}: lists asked for`,
      figure: calls,
      unit: "calls",
      floor: { what: "one reading each", figure: HOLDS },
    },
  )
  return {
    title: "The background job",
    about: `A run with nothing due; ${OPEN} orders of shoppers who never paid, all due at once; and the look each idle hold gets once a day.`,
    rows,
    notes: [`${count} of the idle holds were left due.`],
  }
}

/** Orders that exist at Assist, unpaid, and are due. */
async function openOrders(
  sandboxUrl: string,
  database: { rows(sql: string, values?: unknown[]): Promise<unknown> },
  run: number,
): Promise<void> {
  for (let n = 0; n < OPEN; n++) {
    const ordernumber = `open-${run}-${n}`
    const answer = await fetch(`${sandboxUrl}/_control/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ordernumber, amount: "100.00", currency: "BYN", notify: false }),
    })
    if (!answer.ok) throw new Error(`sandbox: ${answer.status} ${await answer.text()}`)
  }
  await database.rows(
    `insert into assist_order
       (id, order_number, opened_session_id, session_id, provider_id, merchant_id, amount, currency, two_stage, opened_at, due_at)
     select 'asord_open_' || $1 || '_' || n, 'open-' || $1 || '-' || n, 'payses_open_' || $1 || '_' || n,
            'payses_open_' || $1 || '_' || n, 'pp_assist_main', '123456', '100.00', 'BYN',
            true, now(), now()
       from generate_series(0, $2::int - 1) n`,
    [String(run), OPEN],
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
