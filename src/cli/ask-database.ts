import { knex } from "@medusajs/framework/mikro-orm/knex"
import { taxRatesByProvider } from "../medusa/tax-rates"
import { knownStages } from "../modules/assist/ledger/known-stages"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { RECENT_ORDERS, type RecentOrder } from "../owner/merchants/checks/check"

const WAIT_MS = 5_000

/** What the store's database knows that a check can use. */
export interface DatabaseAnswer {
  /** Which of the tables asked for exist. */
  readonly tables: readonly string[]
  /** The last orders sent to Assist, newest first, by provider id: Assist's answer about one proves the secret word. */
  readonly recentOrders: ReadonlyMap<string, readonly KnownOrder[]>
  /** Tax rates by provider id; absent where Medusa's tables are not there yet. */
  readonly taxRates?: ReadonlyMap<string, readonly string[]>
}

/** An order with what tells whether it must have a receipt. */
export type KnownOrder = RecentOrder & Pick<LedgerOrder, "billnumber" | "receipt_lines" | "summary">

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
      `select provider_id, order_number, opened_at, two_stage, to_jsonb(newest) -> 'stages' as stages,
              to_jsonb(newest) ->> 'billnumber' as billnumber, to_jsonb(newest) -> 'receipt_lines' as receipt_lines,
              to_jsonb(newest) -> 'summary' as summary
         from (select *, row_number() over (partition by provider_id order by opened_at desc) as place
                 from assist_order where deleted_at is null) newest
        where place <= ? order by opened_at desc`,
      [RECENT_ORDERS],
    )
    type Row = Pick<LedgerOrder, "provider_id" | "order_number" | "opened_at" | "two_stage" | "stages"> &
      Pick<LedgerOrder, "billnumber" | "receipt_lines" | "summary">
    const recentOrders = new Map<string, KnownOrder[]>()
    for (const row of recent.rows as Row[]) {
      const { billnumber, receipt_lines, summary } = row
      const known = { orderNumber: row.order_number, openedAt: row.opened_at, stages: knownStages(row) }
      const order = { ...known, billnumber, receipt_lines, summary }
      recentOrders.set(row.provider_id, [...(recentOrders.get(row.provider_id) ?? []), order])
    }
    // A database without Medusa's own tables says enough without them.
    const taxRates = await taxRatesByProvider(database).catch(() => undefined)
    return { tables: found, recentOrders, ...(taxRates && { taxRates }) }
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return new Error(code ?? message.split("\n")[0])
  } finally {
    await database.destroy()
  }
}
