import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { KEPT_DATA } from "../../src/owner/personal-data/kept-data"

const root = path.resolve(__dirname, "../..")
const page = readFileSync(path.join(root, "docs/privacy.md"), "utf8")

interface Model {
  parse(): { tableName: string; schema: Readonly<Record<string, unknown>> }
}

/** In every table; named once for all of them. */
const EVERYWHERE = new Set(["created_at", "updated_at", "deleted_at"])

const folder = path.join(root, "src/modules/assist/models")
const tables = readdirSync(folder)
  .flatMap((file) => Object.values(require(path.join(folder, file)) as Record<string, Model>))
  .map((model) => model.parse())
  .map(({ tableName, schema }) => ({
    table: tableName,
    columns: Object.keys(schema).filter((column) => !EVERYWHERE.has(column)),
  }))

interface Row {
  readonly columns: readonly string[]
  readonly rest: readonly string[]
}

/** The rows of a table's list: the fields it names, then what, purpose and end. */
function rowsOf(table: string): Row[] {
  const section = page.split(`\n### ${table}\n`)[1]?.split(/\n##/)[0] ?? ""
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [fields = "", ...rest] = line.replace(/^\| | \|$/g, "").split(" | ")
      return { columns: Array.from(fields.matchAll(/`(\w+)`/g), ([, name = ""]) => name), rest }
    })
}

describe("docs/privacy.md", () => {
  it("knows every table of the plugin", () => {
    expect(tables.length).toBeGreaterThan(4)
    const listed = Array.from(page.matchAll(/^### (assist_\w+)$/gm), ([, table]) => table)
    expect(listed.sort()).toEqual(tables.map(({ table }) => table).sort())
  })

  it.each(tables)("has every field of $table once, with what it is, its purpose and its end", ({ table, columns }) => {
    const rows = rowsOf(table)
    expect(rows.flatMap((row) => row.columns).sort()).toEqual([...columns].sort())
    for (const { rest } of rows) {
      expect(rest).toHaveLength(3)
      for (const cell of rest) expect(cell.trim().length).toBeGreaterThan(2)
    }
  })

  it("says what an erasure keeps: only fields that are there", () => {
    expect(KEPT_DATA.length).toBeGreaterThan(3)
    for (const { table, columns } of KEPT_DATA)
      expect(tables.find((one) => one.table === table)?.columns).toEqual(expect.arrayContaining([...columns]))
  })
})
