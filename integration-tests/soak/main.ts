// `npm run soak`: an hour of everything at once; `-- --minutes 3` for a short one. Writes docs/soak.md.
import { writeFileSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { endWith } from "../../bench/end-with"
import { machine } from "../../bench/report/machine"
import { Redis, redisInstalled } from "../instances/redis"
import { type Instance, SeveralStores } from "../instances/several-stores"
import { Database } from "../processes/database"
import { Sandbox } from "../support/sandbox"
import { play } from "./actors"
import { kills } from "./faults"
import { FrontDoor } from "./front-door"
import { isGood, type Outcome, soakPage } from "./page"
import { settle } from "./settle"
import { Tally } from "./tally"
import { Watch } from "./watch"
import type { World } from "./world"

const PROCESSES = 3
/** The last one is killed again and again. */
const WATCHED = 2
const PAGE = path.resolve(__dirname, "../../docs/soak.md")

const { values } = parseArgs({ options: { minutes: { type: "string", default: "60" } } })
const minutes = Number(values.minutes)
if (!(minutes >= 1)) {
  console.error("usage: npm run soak [-- --minutes 60]")
  process.exit(2)
}

async function soak(): Promise<void> {
  if (!redisInstalled) throw new Error("redis-server is not installed: apt-get install redis-server")
  const where = machine()
  const redis = await Redis.start()
  const assistDatabase = await Database.create("assist_soak_sandbox")
  const sandbox = await Sandbox.start(undefined, [], assistDatabase.url())
  const stores = await SeveralStores.start("assist_soak", PROCESSES, { REDIS_URL: redis.url }, sandbox)
  const door = await FrontDoor.open(stores.instances)
  try {
    await sandbox.settings({ notificationUrl: `${door.url}/hooks/assist`, retryScale: 0.01 })
    const end = Date.now() + minutes * 60_000
    const world: World = {
      stores,
      door,
      assist: Sandbox.at(sandbox.url, false),
      done: new Tally(),
      failed: new Tally(),
      isOver: () => Date.now() >= end,
    }
    console.log(`${minutes} minutes begin on ${PROCESSES} processes: ${where}`)
    const watch = new Watch(world, redis.port, WATCHED)
    const victim = stores.instances[PROCESSES - 1] as Instance
    await Promise.all([
      play(world),
      watch.run(Math.max(5_000, minutes * 500)),
      kills(world, victim, Math.max(45_000, (minutes * 60_000) / 12)),
    ])
    console.log("the load has ended; the ledgers are compared")
    const settled = await settle(world)
    const discrepancies = await stores.database.rows<{ code: string; count: number }>(
      "select code, count(*)::int from assist_discrepancy where status = 'open' and deleted_at is null group by code order by code",
    )
    const outcome: Outcome = {
      minutes,
      command: `npm run soak${minutes === 60 ? "" : ` -- --minutes ${minutes}`}`,
      machine: where,
      date: new Date().toISOString().slice(0, 10),
      series: watch.series(),
      settled,
      done: world.done,
      failed: world.failed,
      discrepancies: discrepancies.map(({ code, count }) => [code, count]),
      handles: watch.lastHandles,
    }
    const page = soakPage(outcome)
    writeFileSync(PAGE, page)
    console.log(page)
    if (!isGood(outcome)) throw new Error("something grows, or the two ledgers differ: see above")
  } finally {
    door.close()
    await stores.stop()
    await assistDatabase.close()
    await redis.stop()
  }
}

endWith(soak)
