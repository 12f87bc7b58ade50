import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import type { Vitals } from "../processes/vitals"
import type { Point, Series } from "./series"
import type { World } from "./world"

/** What each kind of figure may grow by over the second half of the run, and still counts as flat. */
const ALLOWED = {
  heap: { share: 0.1, amount: 10 },
  resident: { share: 0.15, amount: 40 },
  handles: { share: 0.2, amount: 15 },
  delay: { share: 0.5, amount: 15 },
  connections: { share: 0.2, amount: 10 },
  perOrder: { share: 0.15, amount: 2 },
  redis: { share: 0.2, amount: 5 },
} as const

/** Follows the processes that live through the run, the database and Redis. */
export class Watch {
  private readonly points = new Map<string, { unit: string; kind: keyof typeof ALLOWED; points: Point[] }>()
  private readonly begun = Date.now()
  private emptyBytes = 0
  readonly lastHandles = new Map<string, Vitals["handlesByKind"]>()

  /** @param watched how many of the processes, from the first one: others are killed and begin anew */
  constructor(
    private readonly world: World,
    private readonly redisPort: number,
    private readonly watched: number,
  ) {}

  async run(everyMs: number): Promise<void> {
    this.emptyBytes = await this.databaseBytes()
    while (!this.world.isOver()) {
      await sleep(everyMs)
      await this.look()
    }
  }

  series(): Series[] {
    return [...this.points].map(([name, { unit, kind, points }]) => ({ name, unit, points, ...ALLOWED[kind] }))
  }

  private async look(): Promise<void> {
    const { instances, database } = this.world.stores
    for (const [index, { store }] of instances.slice(0, this.watched).entries()) {
      const name = `process ${index + 1}`
      const seen = await store.call<Vitals>("vitals")
      this.note(`${name}: heap after a collection`, "MB", "heap", seen.heapMb)
      this.note(`${name}: resident memory`, "MB", "resident", seen.residentMb)
      this.note(`${name}: open handles`, "", "handles", seen.handles)
      this.note(`${name}: event loop late, p50`, "ms", "delay", seen.delayP50Ms)
      this.note(`${name}: event loop late, p99`, "ms", "delay", seen.delayP99Ms)
      this.lastHandles.set(name, seen.handlesByKind)
    }
    const [connections] = await database.rows<{ count: number }>(
      "select count(*)::int from pg_stat_activity where datname = current_database()",
    )
    this.note("connections to the database", "", "connections", connections?.count ?? Number.NaN)
    const [orders] = await database.rows<{ count: number }>("select count(*)::int from assist_order")
    if (orders && orders.count > 0) {
      const grown = ((await this.databaseBytes()) - this.emptyBytes) / 1024
      this.note("database per payment begun", "kB", "perOrder", grown / orders.count)
    }
    const redis = await redisInfo(this.redisPort)
    this.note("Redis: memory", "MB", "redis", redis.memoryMb)
    this.note("Redis: connections", "", "connections", redis.clients)
  }

  private note(name: string, unit: string, kind: keyof typeof ALLOWED, value: number): void {
    const series = this.points.get(name) ?? { unit, kind, points: [] }
    this.points.set(name, series)
    series.points.push({ at: (Date.now() - this.begun) / 1000, value })
  }

  private async databaseBytes(): Promise<number> {
    const [row] = await this.world.stores.database.rows<{ bytes: string }>(
      "select pg_database_size(current_database()) as bytes",
    )
    return Number(row?.bytes)
  }
}

/** Asks Redis in its own words: two figures are not worth a client. */
function redisInfo(port: number): Promise<{ memoryMb: number; clients: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("INFO\r\nQUIT\r\n"))
    let text = ""
    socket.on("data", (chunk) => {
      text += chunk
    })
    socket.on("error", reject)
    socket.on("close", () => {
      const figure = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(text)?.[1])
      resolve({ memoryMb: figure("used_memory") / 1024 / 1024, clients: figure("connected_clients") })
    })
  })
}
