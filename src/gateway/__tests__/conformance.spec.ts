import { existsSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../../..")
const page = readFileSync(path.join(root, "docs/assist-conformance.md"), "utf8")
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:fact|---)/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))

describe("docs/assist-conformance.md", () => {
  it("has rows of four columns, each with a test", () => {
    expect(rows.length).toBeGreaterThan(80)
    for (const row of rows) expect(row).toHaveLength(6)
  })

  it.each(rows.map(([, fact, , where, test]) => [fact, where, test] as const))(
    "names a file and a test that exist: %s",
    (_fact, where, test) => {
      const file = /^`([^`]+)`$/.exec(where ?? "")?.[1]
      expect(existsSync(path.join(root, "src/gateway", file ?? "?"))).toBe(true)
      const [, spec, name] = /^`([\w.-]+\.spec\.ts)`: (.+)$/.exec(test ?? "") ?? []
      const text = readFileSync(path.join(__dirname, spec ?? "?"), "utf8")
      expect(text.includes(`"${name}`) || text.includes(`"${name?.replace(/"/g, '\\"')}`)).toBe(true)
    },
  )
})
