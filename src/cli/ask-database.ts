import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { RecentOrder } from "../owner/merchants/checks/check"

const WAIT_MS = 5_000

/** What the store's database knows that a check can use. */
export interface DatabaseAnswer {
  /** Which of the tables asked for exist. */
  readonly tables: readonly string[]
  /** The last order sent to Assist, by provider id: Assist's answer about it proves the secret word. */
  readonly recentOrders: ReadonlyMap<string, RecentOrder>
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
    const recent = await database.raw(
      `select distinct on (provider_id) provider_id, order_number, opened_at, two_stage
         from assist_order where deleted_at is null order by provider_id, opened_at desc`,
    )
    type Row = { provider_id: string; order_number: string; opened_at: Date; two_stage: boolean }
    const recentOrders = (recent.rows as Row[]).map(
      ({ provider_id, order_number, opened_at, two_stage }) =>
        [provider_id, { orderNumber: order_number, openedAt: opened_at, twoStage: two_stage }] as const,
    )
    return { tables: found, recentOrders: new Map(recentOrders) }
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return new Error(code ?? message.split("\n")[0])
  } finally {
    await database.destroy()
  }
}
