import { knex } from "@medusajs/framework/mikro-orm/knex"
import { knownStages } from "../modules/assist/ledger/known-stages"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { RECENT_ORDERS, type RecentOrder } from "../owner/merchants/checks/check"

const WAIT_MS = 5_000

/** What the store's database knows that a check can use. */
export interface DatabaseAnswer {
  /** Which of the tables asked for exist. */
  readonly tables: readonly string[]
  /** The last orders sent to Assist, newest first, by provider id: Assist's answer about one proves the secret word. */
  readonly recentOrders: ReadonlyMap<string, readonly RecentOrder[]>
}

/** Asks the store's database; an Error, without the password of the address, when it cannot be asked. */
export async function askDatabase(
  url: string,
  driverOptions: unknown,
  tables: readonly string[],
): Promise<DatabaseAnswer | Error> {
  const connection = (driverOptions as { connection?: object } | undefined)?.connection
  const database = knex({
    client: "pg",
    connection: { connectionString: url, connectionTimeoutMillis: WAIT_MS, ...connection },
    pool: { min: 0, max: 1, acquireTimeoutMillis: WAIT_MS },
  })
  try {
    const { rows } = await database.raw(
      "select table_name from information_schema.tables where table_schema = any(current_schemas(false)) and table_name = any(?)",
      [[...tables]],
    )
    const found = (rows as { table_name: string }[]).map(({ table_name }) => table_name)
    if (!found.includes("assist_order")) return { tables: found, recentOrders: new Map() }
    // Through JSON, so that a database that is not migrated yet has no "stages", and no error.
    const recent = await database.raw(
      `select provider_id, order_number, opened_at, two_stage, to_jsonb(newest) -> 'stages' as stages
         from (select *, row_number() over (partition by provider_id order by opened_at desc) as place
                 from assist_order where deleted_at is null) newest
        where place <= ? order by opened_at desc`,
      [RECENT_ORDERS],
    )
    type Row = Pick<LedgerOrder, "provider_id" | "order_number" | "opened_at" | "two_stage" | "stages">
    const recentOrders = new Map<string, RecentOrder[]>()
    for (const row of recent.rows as Row[]) {
      const order = { orderNumber: row.order_number, openedAt: row.opened_at, stages: knownStages(row) }
      recentOrders.set(row.provider_id, [...(recentOrders.get(row.provider_id) ?? []), order])
    }
    return { tables: found, recentOrders }
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return new Error(code ?? message.split("\n")[0])
  } finally {
    await database.destroy()
  }
}
