/** Runs a query; placeholders are `?`. */
export type Ask = (sql: string, values?: readonly string[]) => Promise<Record<string, unknown>[]>

/**
 * The tables of a database in which a text stands, in any column. Medusa's tables too: that the search can see something shows a
 * text which is certainly there.
 */
export async function tablesWith(ask: Ask, text: string): Promise<string[]> {
  const tables = await ask(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  )
  const found: string[] = []
  for (const { table_name } of tables) {
    const hits = await ask(`select 1 from "${table_name}" as t where strpos(t::text, ?) > 0 limit 1`, [text])
    if (hits.length > 0) found.push(String(table_name))
  }
  return found
}
