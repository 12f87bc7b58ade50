import { knex } from "@medusajs/framework/mikro-orm/knex"

const WAIT_MS = 5_000

/** Which of these tables exist; an Error, without the password of the address, when the database cannot be asked. */
export async function askDatabase(url: string, driverOptions: unknown, tables: string[]): Promise<string[] | Error> {
  const connection = (driverOptions as { connection?: object } | undefined)?.connection
  const database = knex({
    client: "pg",
    connection: { connectionString: url, connectionTimeoutMillis: WAIT_MS, ...connection },
    pool: { min: 0, max: 1, acquireTimeoutMillis: WAIT_MS },
  })
  try {
    const { rows } = await database.raw(
      "select table_name from information_schema.tables where table_schema = any(current_schemas(false)) and table_name = any(?)",
      [tables],
    )
    return rows.map(({ table_name }: { table_name: string }) => table_name)
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return new Error(code ?? message.split("\n")[0])
  } finally {
    await database.destroy()
  }
}
