import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { REPLY_FIELDS } from "../decode/field-names"

const root = path.resolve(__dirname, "../../..")
const page = readFileSync(path.join(root, "docs/assist-conformance.md"), "utf8")
const rows = page
  .slice(0, page.indexOf("## What is not in the client"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:fact|---)/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))

/** A spec's text, with the tables of parameters it takes its cases from. */
function specText(name: string): string {
  const own = readFileSync(path.join(__dirname, name), "utf8")
  const tables = path.join(__dirname, "support/parameter-tables.ts")
  return own.includes("./support/parameter-tables") ? own + readFileSync(tables, "utf8") : own
}

describe("docs/assist-conformance.md", () => {
  it("has rows of four columns, each with a source and a test", () => {
    expect(rows.length).toBeGreaterThan(350)
    for (const row of rows) expect(row).toHaveLength(6)
    expect(
      rows.filter(([, , source]) => !/^(?:–|(?:S[34]|P \d[\d.]*)(?:, (?:S[34]|P \d[\d.]*))*)$/.test(source ?? "")),
    ).toEqual([])
  })

  it("says nothing twice", () => {
    const facts = rows.map(([, fact]) => fact)
    expect(facts.filter((fact, at) => facts.indexOf(fact) !== at)).toEqual([])
  })

  it.each(rows.map(([, fact, , where, test]) => [fact, where, test] as const))(
    "names a file and a test that exist: %s",
    (_fact, where, test) => {
      const file = /^`([^`]+)`$/.exec(where ?? "")?.[1]
      expect(existsSync(path.join(root, "src/gateway", file ?? "?"))).toBe(true)
      const [, spec = "?", name = "?", one] =
        /^`([\w.-]+\.spec\.ts)`: (.+?)(?: \[([^\]]+(?:\[\d\][^\]]*)?)\])?$/.exec(test ?? "") ?? []
      const text = specText(spec)
      expect(text.includes(`"${name}`) || text.includes(`"${name.replace(/"/g, '\\"')}`)).toBe(true)
      // The case of a test with many: a word of its table.
      if (one !== undefined) expect(text).toMatch(new RegExp(`(?<![\\w])${one.replace(/[[\].]/g, "\\$&")}(?![\\w])`))
    },
  )

  it("lists every parameter the client can send, and every element it reads", () => {
    const facts = rows.map(([, fact]) => fact).join("\n")
    const sent = [
      ...readFileSync(path.join(__dirname, "support/parameter-tables.ts"), "utf8").matchAll(/^ {2}([A-Z]\w+):/gm),
    ]
    const missing = sent.map(([, name]) => name ?? "").filter((name) => !facts.includes(`\`${name}`))
    // The two that stand for families with a name of their own in the page.
    expect(missing.filter((name) => !/^(?:TransferOperator|PaymentAgent)/.test(name))).toEqual([])
    expect([...REPLY_FIELDS].filter((name) => !facts.includes(`\`${name}\``))).toEqual([])
  })
})
