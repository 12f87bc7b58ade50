import { Modules } from "@medusajs/framework/utils"
import { RELIED_ON } from "../../src/modules/assist/core/relied-on"
import { TRIED_VERSIONS } from "../../src/modules/assist/core/tried-versions"
import { sources, textOf } from "./import-graph"

const texts = sources("src")
  .filter((file) => !file.startsWith("src/modules/assist/core/") && !file.startsWith("src/admin/"))
  .map(textOf)
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()
const groups = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, name]) => name as string)
const every = (pattern: RegExp) => sorted(texts.flatMap((text) => groups(text, pattern)))
const sortedLists = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, sorted(list)]))

/** What the look at boot looks for is what the code uses (src/modules/assist/core). */
describe("what the plugin relies on in core", () => {
  it("names every key it takes from the payment module's container", () => {
    const [body] = textOf("src/medusa/payment-cradle.ts").split("interface PaymentCradle {")[1]?.split("\n}") ?? []
    expect(sorted(RELIED_ON.services)).toEqual(sorted(groups(body ?? "", /^ {2}(\w+):/gm)))
  })

  it("names every workflow it takes from core-flows", () => {
    const imported = every(/import \{([^}]*)\} from "@medusajs\/medusa\/core-flows"/g)
    expect(
      sorted(
        imported.flatMap((names) =>
          names
            .split(",")
            .map((name) => name.trim())
            .filter(Boolean),
        ),
      ),
    ).toEqual(sorted(RELIED_ON.workflows))
  })

  it("names every event it listens to", () => {
    const used = every(/\b([A-Z]\w+Events\.\w+)/g)
    const listed = Object.entries(RELIED_ON.events).flatMap(([of, names]) => names.map((name) => `${of}.${name}`))
    expect(used.filter((name) => !name.startsWith("ASSIST_"))).toEqual(sorted(listed))
  })

  it("names every method of core's modules it calls", () => {
    const used: Record<string, string[]> = {}
    for (const text of texts)
      for (const [, name] of text.matchAll(/resolve\(Modules\.(\w+)\)/g)) {
        const key = Modules[name as keyof typeof Modules]
        const direct = groups(text, new RegExp(`resolve\\(Modules\\.${name}\\)\\s*\\.(\\w+)`, "g"))
        const variables = groups(text, new RegExp(`const (\\w+) = \\w+\\.resolve\\(Modules\\.${name}\\)`, "g"))
        const others = variables.flatMap((variable) => groups(text, new RegExp(`const (\\w+) = ${variable} as`, "g")))
        const called = [...variables, ...others].flatMap((variable) =>
          groups(text, new RegExp(`\\b${variable}\\.(\\w+)[(.]`, "g")),
        )
        used[key] = [...(used[key] ?? []), ...direct, ...called]
      }
    expect(sortedLists(RELIED_ON.methods)).toEqual(sortedLists(used))
  })

  it("was tried on every version the plugin calls known", () => {
    const rows = textOf("docs/version-matrix.md").split("\n")
    const good = (version: string) =>
      rows.some((row) => row.startsWith(`| ${version} |`) && !/\*\*no\*\*|not reached/.test(row))
    expect(TRIED_VERSIONS.filter((version) => !good(version))).toEqual([])
  })

  it("names every table and column of core that its SQL reads", () => {
    const missing: string[] = []
    const found = new Set<string>()
    for (const sql of texts.flatMap(statements)) {
      const tables = new Map<string, string>()
      const own = new Set(groups(sql, /(?:\bwith\s+|,\s*)([a-z]\w*) as \(/g))
      const named =
        /\b(?:from|join)\s+"?([a-z]\w*)"?(?:\s+(?!on\b|where\b|join\b|left\b|order\b|group\b|limit\b)([a-z]\w*))?/g
      for (const [, table, alias] of sql.matchAll(named))
        if (table && table in RELIED_ON.tables) {
          found.add(table)
          tables.set(table, table)
          if (alias) tables.set(alias, table)
        } else if (table && !own.has(table) && isCore(table)) missing.push(table)
      for (const [, alias, column] of sql.matchAll(/"?\b([a-z]\w*)"?\.([a-z]\w*)/g)) {
        const table = tables.get(alias as string)
        if (table && !RELIED_ON.tables[table]?.includes(column as string)) missing.push(`${table}.${column}`)
      }
    }
    expect(missing).toEqual([])
    expect([...found].sort()).toEqual(Object.keys(RELIED_ON.tables).sort())
  })
})

/** The template strings that read rows, with what is put into them left out. */
function statements(text: string): string[] {
  return groups(text, /`([^`]*\bselect\b[^`]*)`/g)
}

/** Words of SQL, and what its own statements call their parts. */
const NO_TABLES = /^(?:assist_\w+|booked|information_schema|jsonb_\w+|late|lateral|met|newest|now|unnest)$/

const isCore = (table: string) => !NO_TABLES.test(table)
