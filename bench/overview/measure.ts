// Started by bench-overview.ts. Store, sandbox, Postgres and this process share the machine's cores.
import { type Instance, SeveralStores } from "../../integration-tests/instances/several-stores"
import type { Row, Section } from "../report/row"
import { handOver } from "../run-script"
import { figures } from "../statistics"

const ORDERS = [0, 10_000, 100_000]
const DAYS = 365
const TIMES = 15

// Over a year, every hour the same number: a twelfth lies in the days the overview is about.
const AT = `now() - make_interval(secs => ${DAYS * 86_400}::float * n / ${ORDERS.at(-1)})`
const ID = (prefix: string) => `'${prefix}_' || ulid_at(${AT}) || lpad(n::text, 16, '0')`

/** The time digits of a ULID, as Medusa's ids have them. */
const ULID_AT = `create or replace function ulid_at(moment timestamptz) returns text language sql immutable as $$
  select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((extract(epoch from moment) * 1000)::bigint >> (5 * place) & 31)::int + 1, 1), '' order by place desc)
    from generate_series(0, 9) place $$`

const FILL = [
  `insert into payment_collection (id, currency_code, amount, raw_amount, status)
     values ('paycol_bench', 'byn', 100, '{"value":"100"}', 'completed') on conflict do nothing`,
  `insert into assist_order (id, order_number, opened_session_id, session_id, provider_id, merchant_id, amount, currency, two_stage,
       opened_at, billnumber, orderstate, summary, hold_until, refusals)
     select 'asord_bench_' || n, 'bench-' || n, 'payses_bench_' || n, 'payses_bench_' || n, 'pp_assist_main', '123456', '100.00', 'BYN', true,
       ${AT}, '5' || lpad(n::text, 15, '0'), 'Approved',
       '{"status":"charged","authorized":"100.00","held":"0.00","charged":"100.00","returned":"0.00","currency":"BYN","test_mode":false}',
       null, case when n % 5 = 0 then '["AS102"]'::jsonb end
     from generate_series($1::int, $2::int) n`,
  `insert into payment (id, currency_code, amount, raw_amount, provider_id, data, payment_collection_id, payment_session_id)
     select 'pay_bench_' || n, 'byn', 100, '{"value":"100"}', 'pp_assist_main', '{}', 'paycol_bench', 'payses_bench_' || n
     from generate_series($1::int, $2::int) n`,
  `insert into capture (id, amount, raw_amount, payment_id, created_at)
     select ${ID("capt")}, 100, '{"value":"100"}', 'pay_bench_' || n, ${AT} from generate_series($1::int, $2::int) n`,
]

async function measure(): Promise<readonly Section[]> {
  const stores = await SeveralStores.start("assist_bench_overview", 1)
  try {
    const { database } = stores
    const [{ admin }] = stores.instances as [Instance]
    await database.rows(ULID_AT)
    const rows: Row[] = []
    let alone = Number.NaN
    let filled = 0
    for (const orders of ORDERS) {
      if (orders > filled)
        for (const statement of FILL)
          await database.rows(statement, statement.includes("$1") ? [filled + 1, orders] : [])
      filled = orders
      await database.rows("analyze")
      const times: number[] = []
      for (let time = 0; time < TIMES; time++) {
        const begun = performance.now()
        const { status } = await admin.call("GET", "/admin/assist/overview")
        if (status !== 200) throw new Error(`overview -> ${status}`)
        times.push(performance.now() - begun)
      }
      const { p50, p95 } = figures(times)
      if (orders === 0) alone = p50
      const floor = orders === 0 ? {} : { floor: { what: "no orders", figure: alone } }
      const among = `the overview, ${orders.toLocaleString("en")} orders`
      rows.push({ what: `${among}, p50`, figure: p50, unit: "ms", ...floor })
      rows.push({ what: `${among}, p95`, figure: p95, unit: "ms" })
    }
    return [
      {
        title: "The owner's overview",
        about: `The first tab of the Assist page, asked for ${TIMES} times among the orders of a year, each with its capture.`,
        rows,
      },
    ]
  } finally {
    await stores.stop()
  }
}

handOver(measure)
