import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { readdirSync } from "node:fs"
import path from "node:path"
import type { Logger } from "@medusajs/framework/types"
import knex, { type Knex } from "knex"
import { Pool } from "undici"
import type { OrderNumber } from "../src/gateway"
import { merchantFor } from "../src/merchant/merchant"
import { parseOptions } from "../src/merchant/options"
import type { AssistProviderOptions } from "../src/merchant/provider-options"
import { Ledger } from "../src/modules/assist/ledger/ledger"
import { readAssistOrder } from "../src/operations/read-assist-order"
import { AssistPaymentProvider } from "../src/providers/assist/service"
import type { Row, Section } from "./report/row"
import { control, startSandbox } from "./sandbox"
import { figures } from "./statistics"

const CAPTURES = 200
/** What the runtime has not compiled yet costs several times as much; a shop that has been running for a day has. */
const WARM_UP = 1000

/**
 * One capture through the provider, taken apart: what Assist takes over HTTP, what the database takes, and what is
 * left, which is the provider's own. The database and the sandbox are real; Medusa's rows are handed in. After each capture its very
 * statements and requests go out once more, by themselves: what those cost is no work of the provider's.
 */
export async function benchCapture(): Promise<readonly Section[]> {
  const { startPostgres } = await import("../scripts/postgres.mjs")
  const postgres = await startPostgres({ dataDir: path.resolve(".test/bench-postgres"), flags: ["-c", "fsync=off"] })
  const sandbox = await startSandbox()
  await postgres.createDatabase("bench")
  const database = knex({ client: "pg", connection: postgres.url("bench"), pool: { min: 1, max: 4 } })
  try {
    await migrate(database)
    const pairs = await captures(database, sandbox.url)
    const hook = (of: (sample: Sample) => number) => figures(pairs.map((pair) => of(pair.hook)))
    const bare = (of: (sample: Sample) => number) => figures(pairs.map((pair) => of(pair.bare)))
    const rest = ({ total, wire, db }: Sample) => total - wire - db
    return [
      {
        title: "One capture through the provider",
        about: `The whole hook, taken apart: what Assist takes over HTTP, what the database takes, and what is left, which is the provider's own. Database and sandbox are real; ${CAPTURES} captures after ${WARM_UP} to warm up. The floor is the same statements and requests, sent once more by themselves. Processor time is the whole process's; the clock also counts waits for a core that the database and the sandbox have.`,
        rows: [
          {
            what: "the provider's own, by the clock, p50 (what the hook takes beside both, less the same of its floor)",
            figure: hook(rest).p50 - bare(rest).p50,
            unit: "ms",
            target: { most: 1, of: "figure" },
          },
          { what: "the same, p95", figure: hook(rest).p95 - bare(rest).p50, unit: "ms" },
          {
            what: "writes to the database",
            figure: hook(({ writes }) => writes).p50,
            unit: "queries",
            target: { most: 5, of: "figure" },
          },
          { what: "reads from the database", figure: hook(({ reads }) => reads).p50, unit: "queries" },
          pair("database, p50", ({ db }) => db),
          pair(
            `Assist over HTTP (${hook(({ calls }) => calls).p50} calls: read, charge, read), p50`,
            ({ wire }) => wire,
          ),
          pair("whole hook, processor time, p50", ({ cpu }) => cpu),
          pair("whole hook, by the clock, p50", ({ total }) => total),
        ],
      },
    ]

    function pair(what: string, of: (sample: Sample) => number): Row {
      return {
        what,
        figure: hook(of).p50,
        unit: "ms",
        floor: { what: "the same, by themselves", figure: bare(of).p50 },
      }
    }
  } finally {
    await database.destroy()
    await sandbox.stop()
    await postgres.stop()
  }
}

interface Migration {
  up(): Promise<void>
  getQueries(): unknown[]
}

async function migrate(database: Knex): Promise<void> {
  await database.raw(
    "drop table if exists assist_order, assist_session, assist_operation, assist_notification, assist_discrepancy",
  )
  const folder = path.resolve(__dirname, "../src/modules/assist/migrations")
  const names = readdirSync(folder).flatMap((file) => /^(Migration\d+)\.[jt]s$/.exec(file)?.[1] ?? [])
  for (const name of names.sort()) {
    const exported: Record<string, new (driver?: unknown, config?: unknown) => Migration> = require(
      path.join(folder, name),
    )
    const Step = exported[name]
    if (!Step) throw new Error(`${name} exports no migration of its name`)
    const migration = new Step(undefined, {})
    await migration.up()
    for (const statement of migration.getQueries()) await database.raw(String(statement))
  }
}

interface Sample {
  total: number
  /** Milliseconds of processor time of this process. */
  cpu: number
  /** From a request being handed over to the last byte of its reply, summed over the calls. */
  wire: number
  db: number
  calls: number
  reads: number
  writes: number
}

/** What the hook sends, in its order. */
type Sent =
  | { readonly sql: string; readonly bindings: readonly unknown[] }
  | { readonly path: string; readonly body: Buffer }

/** A capture, and what it sent by itself. */
interface Pair {
  readonly hook: Sample
  readonly bare: Sample
}

async function captures(database: Knex, serverUrl: string): Promise<Pair[]> {
  const capture = { id: "", payment_id: "pay_bench", amount: 30.1, raw_amount: { value: "30.10", precision: 20 } }
  const quiet = { info() {}, warn() {}, error() {}, debug() {} }
  const options: AssistProviderOptions = {
    serverUrl,
    merchantId: "123456",
    login: "shoplogin",
    password: "Passw0rd1",
    secretWord: "s3cr3t-word",
    backendUrl: "http://localhost:9000",
    returnUrls: { success: "http://localhost/ok", failure: "http://localhost/no" },
  }
  const provider = new AssistPaymentProvider(
    {
      logger: quiet,
      __pg_connection__: database,
      captureService: { retrieve: async () => capture, list: async () => [capture] },
      paymentService: { retrieve: async () => ({ id: "pay_bench", currency_code: "byn", amount: 100 }) },
    },
    options,
  )
  const watch = new Watch(database)
  const ledger = new Ledger(database)
  const context = { merchant: merchantFor(parseOptions(options)), ledger, logger: quiet as unknown as Logger }
  const pool = new Pool(serverUrl)
  const pairs: Pair[] = []
  for (let n = 0; n < CAPTURES + WARM_UP; n++) {
    const orderNumber = `bench-${n}`
    capture.id = `capt_${n}`
    await control(serverUrl, "orders", {
      ordernumber: orderNumber,
      amount: "100.00",
      currency: "BYN",
      card: "approve",
      notify: false,
    })
    const order = await ledger.open(
      {
        order_number: orderNumber as OrderNumber,
        opened_session_id: `payses_bench_${n}`,
        provider_id: "pp_assist_main",
        merchant_id: "123456",
        amount: "100.00",
        currency: "BYN",
        two_stage: true,
      },
      60,
    )
    // As when it was authorized: what a capture then reads is no news.
    await readAssistOrder(context, order)
    const input = { data: { order_number: orderNumber }, context: { idempotency_key: capture.id } }
    const hook = await watch.measure(() => provider.capturePayment(input))
    // The same intent is written once more.
    await database("assist_operation").where({ order_number: orderNumber }).delete()
    const bare = await watch.measure(() => sendAgain(hook.sent, database, pool))
    if (n >= WARM_UP) pairs.push({ hook: hook.sample, bare: bare.sample })
  }
  watch.end()
  await pool.close()
  return pairs
}

async function sendAgain(sent: readonly Sent[], database: Knex, pool: Pool): Promise<void> {
  for (const one of sent) {
    if ("sql" in one) await database.raw(one.sql.replace(/\$\d+/g, "?"), [...one.bindings] as Knex.RawBinding[])
    else await askPlainly(pool, one.path, one.body)
  }
}

async function askPlainly(pool: Pool, where: string, body: Buffer): Promise<void> {
  const headers = { "content-type": "application/x-www-form-urlencoded" }
  const reply = await pool.request({ path: where, method: "POST", headers, body })
  await reply.body.text()
}

/** Takes the time of what is sent while something runs, by the marks of undici and knex. */
class Watch {
  private sample = newSample()
  private sent: Sent[] = []
  private readonly begun = new WeakMap<object, number>()

  constructor(database: Knex) {
    // From the statement's first await to its last: building it, waiting for a connection, and the database itself.
    const client = database.client as { runner(builder: unknown): { run(): Promise<unknown> } }
    const makeRunner = client.runner.bind(client)
    client.runner = (builder) => {
      const runner = makeRunner(builder)
      const run = runner.run.bind(runner)
      runner.run = async () => {
        const begun = performance.now()
        try {
          return await run()
        } finally {
          this.sample.db += performance.now() - begun
        }
      }
      return runner
    }
    database.on("query", ({ sql, bindings }: { sql: string; bindings: unknown[] }) => {
      this.sent.push({ sql, bindings })
      if (/^\s*(insert|update|delete|with)/i.test(sql)) this.sample.writes++
      else this.sample.reads++
    })
    subscribe("undici:request:create", this.asked)
    subscribe("undici:request:trailers", this.answered)
  }

  async measure(work: () => Promise<unknown>): Promise<{ sample: Sample; sent: readonly Sent[] }> {
    this.sample = newSample()
    this.sent = []
    const [begun, used] = [performance.now(), process.cpuUsage()]
    await work()
    const { user, system } = process.cpuUsage(used)
    const measured = { sample: this.sample, sent: this.sent }
    measured.sample.total = performance.now() - begun
    measured.sample.cpu = (user + system) / 1000
    // What comes next is counted elsewhere, until something is measured again.
    this.sample = newSample()
    this.sent = []
    return measured
  }

  end(): void {
    unsubscribe("undici:request:create", this.asked)
    unsubscribe("undici:request:trailers", this.answered)
  }

  private readonly asked = (message: unknown) => {
    const { request } = message as { request: { path: string; body: Buffer } }
    this.begun.set(request, performance.now())
    this.sent.push({ path: request.path, body: request.body })
  }

  private readonly answered = (message: unknown) => {
    const begun = this.begun.get((message as { request: object }).request) ?? Number.NaN
    this.sample.wire += performance.now() - begun
    this.sample.calls++
  }
}

function newSample(): Sample {
  return { total: 0, cpu: 0, wire: 0, db: 0, calls: 0, reads: 0, writes: 0 }
}
