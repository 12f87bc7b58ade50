import os from "node:os"
import { Pool } from "undici"
import type { SeveralStores } from "../../integration-tests/instances/several-stores"
import { notificationBody } from "../../integration-tests/support/notification-body"
import { cpuSeconds, machineSeconds } from "../cpu-time"
import type { Row, Section } from "../report/row"
import { type WaitEvents, watchWaits } from "./wait-events"

const ORDERS = 30
const ROUNDS = 3
const SECONDS = 4
const SENDERS = 16
const COUNTS = [1, 2, 3]

/** One flood of notifications. */
interface Flood {
  readonly taken: number
  readonly seconds: number
  /** Seconds of processor time, by who used them. */
  readonly cpu: {
    readonly stores: number
    /** Of the store that used most. */
    readonly busiest: number
    readonly database: number
    readonly machine: number
  }
  readonly waits: WaitEvents
}

/**
 * Notifications of held orders, taken by one, two and three processes; every message is verified, stored and confirmed. And what
 * they fight over: processor time by who used it, and what the database's connections waited for.
 */
export async function measureNotifications(stores: SeveralStores): Promise<Section> {
  const orderNumbers: string[] = []
  for (let n = 0; n < ORDERS; n++) orderNumbers.push((await stores.heldOrder()).session.number)
  const pools = stores.instances.map(({ store }) => new Pool(store.url, { connections: SENDERS }))
  const postmaster = await postmasterOf(stores)
  let sent = 0
  const flood = async (count: number, seconds: number): Promise<Flood> => {
    const used = () => ({
      stores: stores.instances.map(({ store }) => cpuSeconds(store.pid)),
      database: cpuSeconds(postmaster, true),
      machine: machineSeconds(),
    })
    const before = used()
    const begun = performance.now()
    let taken = 0
    const sender = async (own: number) => {
      for (; performance.now() - begun < seconds * 1000; taken++) {
        const orderNumber = orderNumbers[sent++ % ORDERS] as string
        const { statusCode, body } = await (pools[own % count] as Pool).request({
          path: "/hooks/assist",
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: notificationBody(orderNumber, { packetdate: `no ${sent}` }),
        })
        if (statusCode !== 200) throw new Error(`${statusCode} ${await body.text()}`)
        await body.dump()
      }
    }
    const waits = await watchWaits(stores.database.name, async () => {
      await Promise.all(Array.from({ length: SENDERS }, (_, own) => sender(own)))
    })
    const after = used()
    const ofStores = after.stores.map((seconds, own) => seconds - (before.stores[own] as number))
    const cpu = {
      stores: ofStores.reduce((sum, one) => sum + one, 0),
      busiest: Math.max(...ofStores),
      database: after.database - before.database,
      machine: after.machine - before.machine,
    }
    return { taken, seconds: (performance.now() - begun) / 1000, cpu, waits }
  }
  await flood(pools.length, 2) // warm
  const floods = new Map<number, Flood[]>(COUNTS.map((count) => [count, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const count of COUNTS) floods.get(count)?.push(await flood(count, SECONDS))
  await Promise.all(pools.map((pool) => pool.close()))
  return section(floods)
}

async function postmasterOf({ database }: SeveralStores): Promise<number> {
  const [row] = await database.rows<{ file: string }>("select pg_read_file('postmaster.pid') as file")
  return Number.parseInt(row?.file ?? "", 10)
}

function section(floods: ReadonlyMap<number, readonly Flood[]>): Section {
  const total = (count: number, of: (flood: Flood) => number) =>
    (floods.get(count) ?? []).reduce((sum, flood) => sum + of(flood), 0)
  const rate = (count: number) => total(count, ({ taken }) => taken) / total(count, ({ seconds }) => seconds)
  const each = (count: number, of: (flood: Flood) => number) =>
    (total(count, of) * 1000) / total(count, ({ taken }) => taken)
  const cores = os.cpus().length
  const rows = COUNTS.flatMap((count): Row[] => {
    const name = count === 1 ? "one process" : `${count} processes`
    const beside = (figure: number) => (count === 1 ? {} : { floor: { what: "one process", figure } })
    const seconds = total(count, (flood) => flood.seconds)
    const ofMachine = (of: (flood: Flood) => number) => (total(count, of) / (cores * seconds)) * 100
    const busiest = (total(count, ({ cpu }) => cpu.busiest) / seconds) * 100
    const { locks, samples } = waitsOf(floods.get(count) ?? [])
    return [
      { what: `taken by ${name}`, figure: rate(count), unit: "per second", ...beside(rate(1)) },
      {
        what: `${name}: processor time of the stores for one`,
        figure: each(count, ({ cpu }) => cpu.stores),
        unit: "ms",
        ...beside(each(1, ({ cpu }) => cpu.stores)),
      },
      {
        what: `${name}: processor time of the database for one`,
        figure: each(count, ({ cpu }) => cpu.database),
        unit: "ms",
        ...beside(each(1, ({ cpu }) => cpu.database)),
      },
      { what: `${name}: of one core, by the busiest store`, figure: busiest, unit: "%" },
      {
        what: `${name}: of the machine's ${cores} cores, by everything`,
        figure: ofMachine(({ cpu }) => cpu.machine),
        unit: "%",
      },
      { what: `${name}: of them, by the stores`, figure: ofMachine(({ cpu }) => cpu.stores), unit: "%" },
      { what: `${name}: of them, by the database`, figure: ofMachine(({ cpu }) => cpu.database), unit: "%" },
      {
        what: `${name}: statements found waiting for a lock, of ${samples} found at work`,
        figure: (locks / Math.max(1, samples)) * 100,
        unit: "%",
        target: { most: 5, of: "figure" },
      },
    ]
  })
  return {
    title: "Several processes on one database: notifications",
    about: `${SENDERS} senders post different notifications of ${ORDERS} held orders to one, two and three store processes in turn, ${ROUNDS} rounds of ${SECONDS} s. Stores, sandbox, Postgres and the senders share the machine's ${cores} cores. The database's connections are looked at every 50 ms: "waiting for a lock" is a wait event of the type Lock: a row or a table that another statement has.`,
    rows,
    notes: COUNTS.map(
      (count) =>
        `With ${count === 1 ? "one process" : `${count} processes`} the connections were found at: ${commonest(floods.get(count) ?? [])}.`,
    ),
  }
}

function waitsOf(floods: readonly Flood[]): { locks: number; samples: number } {
  let [locks, samples] = [0, 0]
  for (const { waits } of floods) {
    samples += waits.busy
    for (const [event, count] of waits.by) if (/^Lock /.test(event)) locks += count
  }
  return { locks, samples }
}

function commonest(floods: readonly Flood[]): string {
  const by = new Map<string, number>()
  for (const { waits } of floods) for (const [event, count] of waits.by) by.set(event, (by.get(event) ?? 0) + count)
  const sorted = [...by].sort(([, a], [, b]) => b - a).slice(0, 5)
  return sorted.map(([event, count]) => `${event} ${count}`).join(", ") || "nothing"
}
