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
import type { Section } from "./report/row"
import { control, startSandbox } from "./sandbox"
import { figures } from "./statistics"

const CAPTURES = 200
/** What the runtime has not compiled yet costs several times as much; a shop that has been running for a day has. */
const WARM_UP = 1000

/**
 * One capture through the provider, taken apart: what Assist takes over HTTP, what the database takes, and what is
 * left, which is the provider's own. The database and the sandbox are real; Medusa's rows are handed in. HTTP is taken off
 * as what a bare client would have spent on it.
 */
export async function benchCapture(): Promise<readonly Section[]> {
  const { startPostgres } = await import("../scripts/postgres.mjs")
  const postgres = await startPostgres({ dataDir: path.resolve(".test/bench-postgres"), flags: ["-c", "fsync=off"] })
  const sandbox = await startSandbox()
  await postgres.createDatabase("bench")
  const database = knex({ client: "pg", connection: postgres.url("bench"), pool: { min: 1, max: 4 } })
  try {
    await migrate(database)
    const samples = await captures(database, sandbox.url)
    const bare = await bareRoundTrips(sandbox.url)
    const bareWire = figures(bare.map(({ wire }) => wire)).p50
    // A bare client, too, spends time before its request is handed over and after the reply's last byte.
    const bareClient = figures(bare.map(({ total, wire }) => total - wire)).p50
    const overhead = figures(samples.map(({ total, wire, calls, db }) => total - wire - calls * bareClient - db))
    const p50 = (of: (sample: Sample) => number) => figures(samples.map(of)).p50
    const each = p50(({ calls }) => calls)
    return [
      {
        title: "One capture through the provider",
        about: `The whole hook, taken apart: what Assist takes over HTTP, what the database takes, and what is left, which is the provider's own. Database and sandbox are real; ${samples.length} captures after ${WARM_UP} to warm up.`,
        rows: [
          { what: "the provider's own, p50", figure: overhead.p50, unit: "ms", target: { most: 1, of: "figure" } },
          { what: "the provider's own, p95", figure: overhead.p95, unit: "ms" },
          {
            what: "writes to the database",
            figure: p50(({ writes }) => writes),
            unit: "queries",
            target: { most: 5, of: "figure" },
          },
          { what: "reads from the database", figure: p50(({ reads }) => reads), unit: "queries" },
          { what: "database, p50", figure: p50(({ db }) => db), unit: "ms" },
          {
            what: `Assist over HTTP (${each} calls: read, charge, read), p50`,
            figure: p50(({ wire }) => wire),
            unit: "ms",
            floor: { what: "as many bare round trips", figure: each * bareWire },
          },
          {
            what: "whole hook, p50",
            figure: p50(({ total }) => total),
            unit: "ms",
            floor: { what: "as many bare round trips", figure: each * (bareWire + bareClient) },
          },
        ],
      },
    ]
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
  /** From a request being handed over to the last byte of its reply, summed over the calls. */
  wire: number
  db: number
  calls: number
  reads: number
  writes: number
}

async function captures(database: Knex, serverUrl: string): Promise<Sample[]> {
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
  let current: Sample
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
        current.db += performance.now() - begun
      }
    }
    return runner
  }
  database.on("query", ({ sql }: { sql: string }) => {
    if (/^\s*(insert|update|delete|with)/i.test(sql)) current.writes++
    else current.reads++
  })
  const unwatch = watchWire((time) => {
    current.wire += time
    current.calls++
  })

  const ledger = new Ledger(database)
  const context = { merchant: merchantFor(parseOptions(options)), ledger, logger: quiet as unknown as Logger }
  const samples: Sample[] = []
  for (let n = 0; n < CAPTURES + WARM_UP; n++) {
    current = { total: 0, wire: 0, db: 0, calls: 0, reads: 0, writes: 0 }
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
    Object.assign(current, { total: 0, wire: 0, db: 0, calls: 0, reads: 0, writes: 0 })
    const begun = performance.now()
    await provider.capturePayment({ data: { order_number: orderNumber }, context: { idempotency_key: capture.id } })
    current.total = performance.now() - begun
    if (n >= WARM_UP) samples.push({ ...current })
  }
  unwatch()
  return samples
}

/** Tells of each exchange how long it took by undici's own marks. Returns how to stop. */
function watchWire(tell: (time: number) => void): () => void {
  const begun = new WeakMap<object, number>()
  const asked = (message: unknown) => begun.set((message as { request: object }).request, performance.now())
  const answered = (message: unknown) =>
    tell(performance.now() - (begun.get((message as { request: object }).request) ?? Number.NaN))
  subscribe("undici:request:create", asked)
  subscribe("undici:request:trailers", answered)
  return () => {
    unsubscribe("undici:request:create", asked)
    unsubscribe("undici:request:trailers", answered)
  }
}

/** What the same service costs a client that does nothing but ask. */
async function bareRoundTrips(serverUrl: string): Promise<{ total: number; wire: number }[]> {
  const pool = new Pool(serverUrl)
  const samples: { total: number; wire: number }[] = []
  let wire = 0
  const unwatch = watchWire((time) => {
    wire = time
  })
  for (let n = 0; n < CAPTURES + WARM_UP; n++) {
    const body = new URLSearchParams({
      Merchant_ID: "123456",
      Login: "shoplogin",
      Password: "Passw0rd1",
      Ordernumber: `bench-${n % CAPTURES}`,
      Format: "3",
    }).toString()
    const begun = performance.now()
    const reply = await pool.request({
      path: "/orderresult/orderresult.cfm",
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    })
    await reply.body.text()
    const total = performance.now() - begun
    if (n >= WARM_UP) samples.push({ total, wire })
  }
  unwatch()
  await pool.close()
  return samples
}
