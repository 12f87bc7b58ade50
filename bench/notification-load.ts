import { setTimeout as sleep } from "node:timers/promises"
import knex, { type Knex } from "knex"
import { Pool } from "undici"
import { cpuSeconds } from "./cpu-time"
import type { Section } from "./report/row"
import { type RunningStore, startStore } from "./running-store"
import { attemptOf, control, countLooks, forgetRequests } from "./sandbox"
import { notification, paidOrder } from "./shopper"
import { type Figures, figures } from "./statistics"

const ORDERS = 30
const RATE = 100
const ROUNDS = 4
const SECONDS = 5
const AT_ONCE = 16
/** Medusa's own route answers first and works five seconds later: that work must not fall into the other route's time. */
const CORE_IS_LATE_MS = 7_000

/**
 * How fast notifications are taken: as many as possible, and the time to the answer at 100 a second, beside Medusa's
 * own webhook route, which neither verifies nor stores and answers before anybody has looked. Both in turn, in rounds.
 */
export async function benchLoad(): Promise<readonly Section[]> {
  const store = await startStore(true)
  const database = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 1, max: 2 } })
  const pool = new Pool(store.apiUrl, { connections: 64 })
  try {
    await control(store.sandboxUrl, "settings", { sendApprove: false })
    const bodies = await messages(store)
    const send = (path: string) => async () => {
      const { statusCode, body } = await pool.request({
        path,
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: bodies(),
      })
      const text = await body.text()
      if (statusCode !== 200) throw new Error(`${path} -> ${statusCode} ${text}`)
    }
    // Medusa's route with a provider that has nothing to do afterwards: its best.
    const core = send("/hooks/payment/system_default")
    const ours = send("/hooks/assist")
    await Promise.all([flood(core, 2), flood(ours, 2)])
    const rounds = { ours: [] as number[], core: [] as number[], drained: [] as number[] }
    const looked: number[] = []
    const cpu = { ours: [] as number[], core: [] as number[] }
    const postmaster = await postmasterOf(database)
    /** Milliseconds of processor time of store and database for each message that `work` says was taken. */
    const cpuOf = async (kind: keyof typeof cpu, work: () => Promise<number>) => {
      const used = () => cpuSeconds(store.pid) + cpuSeconds(postmaster, true)
      const before = used()
      const taken = await work()
      cpu[kind].push(((used() - before) * 1000) / taken)
    }
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all([settled(database), sleep(CORE_IS_LATE_MS)])
      await forgetRequests(store.sandboxUrl)
      await cpuOf("ours", async () => {
        const rate = await flood(ours, SECONDS)
        rounds.ours.push(rate)
        // What was only stored yet is confirmed now: that belongs to its price.
        rounds.drained.push(await settled(database))
        return rate * SECONDS
      })
      looked.push(await countLooks(store.sandboxUrl))
      await cpuOf("core", async () => {
        const rate = await flood(core, SECONDS)
        rounds.core.push(rate)
        return rate * SECONDS
      })
    }
    await sleep(CORE_IS_LATE_MS)
    const ourSteady = await steady(ours)
    await settled(database)
    const coreSteady = await steady(core)
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const none = "Medusa's own `/hooks/payment/*`, which does none of it"
    return [
      {
        title: "Notifications under load",
        about: `${AT_ONCE} senders post different notifications of ${ORDERS} held orders, each the next as soon as the last is answered: ${ROUNDS} rounds of ${SECONDS} s, both routes in turn. Then ${RATE} a second for ${SECONDS * 2} s, whether or not earlier ones were answered.`,
        rows: [
          {
            what: "verified, stored and confirmed with Assist",
            figure: mean(rounds.ours),
            unit: "per second",
            floor: { what: none, figure: mean(rounds.core) },
            target: { least: 0.8, of: "ratio" },
          },
          {
            what: "processor time of store and database for one, until it is confirmed",
            figure: mean(cpu.ours),
            unit: "ms",
            floor: { what: none, figure: mean(cpu.core) },
          },
          {
            what: `answered at ${RATE} a second, p50`,
            figure: ourSteady.p50,
            unit: "ms",
            floor: { what: none, figure: coreSteady.p50 },
          },
          {
            what: `answered at ${RATE} a second, p99`,
            figure: ourSteady.p99,
            unit: "ms",
            floor: { what: none, figure: coreSteady.p99 },
            target: { most: 50, of: "figure" },
          },
          {
            what: "after a round, until every message was applied, slowest",
            figure: Math.max(...rounds.drained) / 1000,
            unit: "s",
          },
          {
            what: "readings of Assist in a round",
            figure: mean(looked),
            unit: "calls",
            floor: { what: "one per message", figure: mean(rounds.ours) * SECONDS },
          },
        ],
      },
    ]
  } finally {
    await control(store.sandboxUrl, "settings", { sendApprove: true })
    await pool.close()
    await database.destroy()
    await store.stop()
  }
}

async function postmasterOf(database: Knex): Promise<number> {
  const { rows } = await database.raw<{ rows: { file: string }[] }>("select pg_read_file('postmaster.pid') as file")
  return Number.parseInt(rows[0]?.file ?? "", 10)
}

/** Different notifications of held orders, in turn: a real store's orders, and Assist is asked about each. */
async function messages(store: RunningStore): Promise<() => string> {
  const held: [orderNumber: string, billnumber: string, amount: string][] = []
  for (let n = 0; n < ORDERS; n++) {
    const { orderNumber } = await paidOrder(store)
    const { billnumber, orderamount } = await attemptOf(store.sandboxUrl, orderNumber)
    held.push([orderNumber, billnumber, orderamount])
  }
  let sent = 0
  return () => {
    const [orderNumber, billnumber, amount] = held[sent++ % held.length] as (typeof held)[number]
    const told = { state: "Delayed", operationType: "100", packetDate: `no ${sent}` }
    return notification(store, orderNumber, billnumber, amount, told)
  }
}

/** How many are taken per second when each sender sends the next as soon as it is answered. */
async function flood(send: () => Promise<void>, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let taken = 0
  const sender = async () => {
    for (; performance.now() < until; taken++) await send()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return taken / seconds
}

/** Times to the answer when messages come at a steady rate, whether or not the earlier ones were answered. */
async function steady(send: () => Promise<void>): Promise<Figures> {
  const begun = performance.now()
  const answers: Promise<number>[] = []
  for (let n = 0; n < RATE * SECONDS * 2; n++) {
    const due = begun + (n * 1000) / RATE
    await sleep(Math.max(0, due - performance.now()))
    // From when it was due, so that a sender held up by the machine counts too.
    answers.push(send().then(() => performance.now() - due))
  }
  return figures(await Promise.all(answers))
}

/** Waits until nothing is stored that is not applied; milliseconds it took. */
async function settled(database: Knex): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const [{ count }] = (await database("assist_notification").where({ verdict: "stored" }).count()) as [
      { count: string },
    ]
    if (count === "0") return performance.now() - begun
    if (performance.now() - begun > 180_000) throw new Error(`${count} notifications were not applied`)
    await sleep(50)
  }
}
