import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { AssistGate } from "../processes/assist-gate"
import { type Certificate, selfSigned } from "../processes/certificates"
import { Database } from "../processes/database"
import { DatabaseGate } from "../processes/database-gate"
import { freePort, RunningStore } from "../processes/running-store"
import { Admin } from "../support/admin"
import { Sandbox } from "../support/sandbox"
import type { Seeded } from "../support/seed"
import { Shop } from "../support/shop"

/** A merchant of the store with a way to Assist of its own, so that trouble on one way leaves the others alone. */
export interface Lane {
  readonly name: string
  readonly provider: string
  /** The same merchant where each capture makes a fiscal receipt. */
  readonly withReceipts: string
  readonly host: string
  readonly gate: AssistGate
  readonly certificates?: { readonly good: Certificate; readonly bad: Certificate }
}

/** The store as a process that can be killed, its database behind a gate, Assist behind gates, the sandbox. */
export interface Stage {
  readonly database: Database
  readonly databaseGate: DatabaseGate
  readonly sandbox: Sandbox
  readonly store: RunningStore
  readonly shop: Shop
  readonly admin: Admin
  readonly seeded: Seeded
  readonly lanes: readonly Lane[]
  close(): Promise<void>
}

const LANES = ["tls", "a", "b", "c", "before", "intent", "after"]

const RECEIPTS = { receipt: { at: "capture", tax: "vat20", taxationSystem: 0 } }

/** Short waits; an operation counts as not carried out as soon as the options allow. */
const QUICK = { timeouts: { connect: 800, headers: 1000, body: 1000, total: 1500 }, settleAfter: 2 }

/**
 * For orders that wait at a point until all the others are at theirs. A lane for each point: a merchant keeps eight
 * connections, and who waits for one never comes to its point.
 */
const WAITING = new Set(["before", "intent", "after"])
const PATIENT = { timeouts: { connect: 5000, headers: 30_000, body: 30_000, total: 30_000 }, settleAfter: 60 }

export async function openStage(name: string): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-faults-"))
  const database = await Database.create(name)
  const databaseGate = await DatabaseGate.open(Number(process.env["DB_PORT"]))
  // Without an address: whether a notification comes, and when, is part of a cell.
  const sandbox = await Sandbox.start(undefined, LANES.map(hostOf))
  const lanes = await Promise.all(LANES.map((lane) => openLane(lane, sandbox.url)))
  const trusted = path.join(folder, "trusted.pem")
  writeFileSync(trusted, lanes.map(({ certificates }) => certificates?.good.cert ?? "").join("\n"))
  const env = {
    DATABASE_URL: database.url(databaseGate.port),
    MEDUSA_WORKER_MODE: "server", // the job runs when a cell says so, not every minute
    ASSIST_SERVER_URL: sandbox.url,
    ASSIST_EXTRA_OPTIONS: JSON.stringify(QUICK),
    ASSIST_EXTRA_PROVIDERS: JSON.stringify(
      Object.fromEntries(
        lanes.flatMap(({ name, gate }) => {
          const options = { serverUrl: gate.url, wallets: { googlePay: {} }, ...(WAITING.has(name) && PATIENT) }
          return [
            [name, options],
            [withReceipts(name), { ...options, ...RECEIPTS }],
          ]
        }),
      ),
    ),
    NODE_EXTRA_CA_CERTS: trusted,
  }
  await RunningStore.migrate(env)
  const store = new RunningStore(await freePort(), env)
  await store.start()
  const { seeded, token } = await store.call<{ seeded: Seeded; token: string }>("seed", store.url)
  const admin = new Admin(store.url, token)
  await admin.call("POST", `/admin/regions/${seeded.regionByn}`, {
    payment_providers: ["pp_assist_main", ...lanes.flatMap(({ provider, withReceipts }) => [provider, withReceipts])],
  })
  return {
    database,
    databaseGate,
    sandbox,
    store,
    shop: new Shop(store.url, seeded),
    admin,
    seeded,
    lanes,
    async close() {
      await store.kill()
      for (const { gate } of lanes) gate.close()
      await sandbox.stop()
      databaseGate.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const withReceipts = (lane: string) => `${lane}_receipts`
const hostOf = (lane: string) => `assist-${lane}.test`

async function openLane(name: string, target: string): Promise<Lane> {
  const host = hostOf(name)
  const certificates = name === "tls" ? { good: selfSigned(host), bad: selfSigned(host) } : undefined
  const gate = new AssistGate(target, host, certificates?.good)
  await gate.listen()
  const [provider, receipts] = [name, withReceipts(name)].map((id) => `pp_assist_${id}`) as [string, string]
  return { name, provider, withReceipts: receipts, host, gate, ...(certificates && { certificates }) }
}
