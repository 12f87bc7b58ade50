import { readdirSync } from "node:fs"
import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const folder = path.resolve(__dirname, "../../src/modules/assist/migrations")
/** The last migration of version 0.1.0. */
const LAST_OF_0_1_0 = "Migration20261122083000"

interface Migration {
  up(): Promise<void>
  down(): Promise<void>
  getQueries(): unknown[]
}

/** The plugin's migrations by name, oldest first. */
const names = () =>
  readdirSync(folder)
    .flatMap((file) => /^(Migration\d+)\.ts$/.exec(file)?.[1] ?? [])
    .sort()
const since = () => names().filter((name) => name > LAST_OF_0_1_0)

/** Runs the plugin's migrations in their order, where no store does it. */
export async function migrate(knex: Knex): Promise<void> {
  await run(knex, names(), "up")
}

/** The tables as version 0.1.0 made them, in place of today's. */
export async function migrateTo010(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(
    "select table_name from information_schema.tables where table_schema = 'public' and table_name like 'assist\\_%'",
  )
  for (const { table_name } of rows) await knex.raw(`drop table "${table_name}" cascade`)
  const of010 = names().filter((name) => name <= LAST_OF_0_1_0)
  await run(knex, of010, "up")
}

/** From there to today, or back again. */
export async function migrateFrom010(knex: Knex, direction: "up" | "down" = "up"): Promise<void> {
  await run(knex, direction === "up" ? since() : since().reverse(), direction)
}

async function run(knex: Knex, migrations: readonly string[], direction: "up" | "down"): Promise<void> {
  for (const name of migrations) {
    const exported = require(path.join(folder, name)) as Record<string, new (...args: unknown[]) => Migration>
    const migration = new (exported[name] as new (...args: unknown[]) => Migration)(undefined, {})
    await migration[direction]()
    for (const statement of migration.getQueries()) await knex.raw(String(statement))
  }
}
