import { setTimeout as sleep } from "node:timers/promises"
import { type BothLedgers, differenceOf, readLedgers } from "./ledgers"
import type { World } from "./world"

/** An operation without an outcome is settled after 30 s (several-stores.ts); repeats of messages take their time too. */
const PATIENCE_MS = 4 * 60_000
const PAUSE_MS = 10_000

/** What was left when the load had ended, and what became of it. */
export interface Settled {
  readonly orders: number
  /** Differed when the last click had been answered: what the background job is for. */
  readonly differedAtFirst: number
  readonly rounds: number
  readonly left: readonly { readonly order: BothLedgers; readonly difference: string }[]
  /** Operations without an outcome, and messages that were not applied. */
  readonly unsettled: number
  readonly unapplied: number
}

/**
 * Lets the background job look at what differs between the two ledgers, at once instead of at its own time, until nothing does.
 */
export async function settle({ stores, assist }: World): Promise<Settled> {
  await assist.clearFaults()
  await stores.sandbox.flush()
  const all = await readLedgers(stores)
  let differing = wrongOf(all)
  const differedAtFirst = differing.length
  const until = Date.now() + PATIENCE_MS
  let rounds = 0
  for (; ; rounds++) {
    const [unsettled, unapplied] = await openEnds(stores)
    if ((differing.length === 0 && unsettled + unapplied === 0) || Date.now() > until)
      return { orders: all.length, differedAtFirst, rounds, left: differing, unsettled, unapplied }
    await stores.database.rows(
      `update assist_order set due_at = now(), due_tries = 0
        where order_number = any($1) or order_number in (select order_number from assist_operation where settled_at is null)`,
      [differing.map(({ order }) => order.orderNumber)],
    )
    await Promise.all(stores.instances.map(({ store }) => store.call("janitor")))
    differing = wrongOf(await readLedgers(stores, new Set(differing.map(({ order }) => order.orderNumber))))
    if (differing.length > 0 || unsettled + unapplied > 0) await sleep(PAUSE_MS)
  }
}

function wrongOf(all: readonly BothLedgers[]): { order: BothLedgers; difference: string }[] {
  return all.flatMap((order) => {
    const difference = differenceOf(order)
    return difference ? [{ order, difference }] : []
  })
}

async function openEnds({ database }: World["stores"]): Promise<[unsettled: number, unapplied: number]> {
  const count = async (sql: string) => (await database.rows<{ count: number }>(sql))[0]?.count ?? 0
  return [
    await count("select count(*)::int from assist_operation where settled_at is null and deleted_at is null"),
    await count(
      "select count(*)::int from assist_notification where verdict in ('stored', 'failed') and deleted_at is null",
    ),
  ]
}
