import { readFileSync, writeFileSync } from "node:fs"
import initSqlJs from "sql.js"

/** Copies the one paid and charged order of a sandbox's file `orders` times, one after the other over the day of `from`. */
export async function fillSandbox(file: string, orders: number, from: Date): Promise<void> {
  const sql = await initSqlJs()
  const database = new sql.Database(readFileSync(file))
  const names = (table: string) =>
    (database.exec(`select name from pragma_table_info('${table}')`)[0]?.values ?? []).map(([name]) => String(name))
  const at = `strftime('%Y-%m-%dT%H:%M:%fZ', ${from.getTime() / 1000} + copies.n * ${86_000 / orders}, 'unixepoch')`
  const copy = (table: string, changed: Record<string, string>) => {
    const columns = names(table)
    const values = columns.map((name) => changed[name] ?? `one."${name}"`)
    database.run(
      `with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${orders})
       insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")})
       select ${values.join(", ")} from copies, ${table} one where one.${table === "assist_orders" ? "id" : "orderId"} = 1`,
    )
  }
  copy("assist_orders", {
    id: "copies.n + 1",
    billnumber: "cast(5000000000000000 + copies.n as text)",
    orderNumber: "printf('ORDER-%06d', copies.n)",
    cfsid: "'copy-' || copies.n",
    createdAt: at,
  })
  copy("assist_operations", { id: "copies.n * 10 + one.id", orderId: "copies.n + 1", at })
  writeFileSync(file, database.export())
  database.close()
}
