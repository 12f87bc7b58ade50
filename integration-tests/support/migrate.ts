import { readdirSync } from "node:fs"
import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const folder = path.resolve(__dirname, "../../src/modules/assist/migrations")

interface Migration {
  up(): Promise<void>
  getQueries(): unknown[]
}

/** Runs the plugin's migrations in their order, where no store does it. */
export async function migrate(knex: Knex): Promise<void> {
  const names = readdirSync(folder).filter((name) => /^Migration\d+\.ts$/.test(name))
  for (const name of names.sort()) {
    const exported = require(path.join(folder, name)) as Record<string, new (...args: unknown[]) => Migration>
    const migration = new (exported[name.replace(".ts", "")] as new (...args: unknown[]) => Migration)(undefined, {})
    await migration.up()
    for (const statement of migration.getQueries()) await knex.raw(String(statement))
  }
}
