import { readFileSync, writeFileSync } from "node:fs"
import initSqlJs from "sql.js"

/** Copies the one paid and charged order of a sandbox's file `orders` times, one after the other over the day of `from`. */
export async function fillSandbox(file: string, orders: number, from: Date): Promise<void> {
  const sql = await initSqlJs()
  const database = new sql.Database(readFileSync(file))
  const names = (table: string) =>
    (database.exec(`select name from pragma_table_info('${table}')`)[0]?.values ?? []).map(([name]) => String(name))
  const at = `strftime('%Y-%m-%dT%H:%M:%fZ', ${from.getTime() / 1000} + n * ${86_000 / orders}, 'unixepoch')`
  const copy = (table: string, changed: Record<string, string>) => {
    const columns = names(table)
    const values = columns.map((name) => changed[name] ?? `one."${name}"`)
    database.run(
      `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${orders})
       insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")})
       select ${values.join(", ")} from numbers, ${table} one where one.${table === "assist_orders" ? "id" : "orderId"} = 1`,
    )
  }
  copy("assist_orders", {
    id: "n + 1",
    billnumber: "cast(5000000000000000 + n as text)",
    orderNumber: "printf('ORDER-%06d', n)",
    cfsid: "'copy-' || n",
    createdAt: at,
  })
  copy("assist_operations", { id: "n * 10 + one.id", orderId: "n + 1", at })
  writeFileSync(file, database.export())
  database.close()
}
