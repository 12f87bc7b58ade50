import { setTimeout as sleep } from "node:timers/promises"
import { Database } from "../../integration-tests/processes/database"

const EVERY_MS = 50

/** What the database's connections were found at, each time one looked. */
export interface WaitEvents {
  /** Looks at a connection that had a statement to carry out. */
  readonly busy: number
  /** Of these, by what it waited for; `running` when it waited for nothing. */
  readonly by: ReadonlyMap<string, number>
}

/** Looks at the database's connections while `work` runs. */
export async function watchWaits(databaseName: string, work: () => Promise<void>): Promise<WaitEvents> {
  // Its own connection: another's would be busy with what it does itself.
  const watcher = await Database.open(databaseName)
  const by = new Map<string, number>()
  let busy = 0
  let over = false
  const watching = (async () => {
    while (!over) {
      const rows = await watcher.rows<{ event: string; count: number }>(
        `select coalesce(wait_event_type || ' ' || wait_event, 'running') as event, count(*)::int as count
           from pg_stat_activity where datname = $1 and state = 'active' and pid <> pg_backend_pid() group by 1`,
        [databaseName],
      )
      for (const { event, count } of rows) {
        busy += count
        by.set(event, (by.get(event) ?? 0) + count)
      }
      await sleep(EVERY_MS)
    }
  })()
  try {
    await work()
  } finally {
    over = true
    await watching
    await watcher.close()
  }
  return { busy, by }
}
