import { STEPS } from "./cell"
import { withRow } from "./results"

const PAGE = "before\n<!-- table: begin -->\n\n<!-- table: end -->\nafter\n"
const good = Object.fromEntries(STEPS.map((name) => [name, ""]))
const cell = (medusa: string, node: string, steps: Record<string, string> = good) => ({
  ...{ date: "2026-11-27", medusa, node, steps },
})
const rowsOf = (text: string) => text.split("\n").filter((line) => /^(\| \d|- )/.test(line))

describe("the table of versions", () => {
  it("keeps the rows of other cells, ordered by version", () => {
    const first = withRow(PAGE, cell("2.21.2", "20.19.6"))
    const both = withRow(withRow(first, cell("2.9.0", "22.1.0")), cell("2.21.2", "22.1.0"))
    expect(rowsOf(both).map((line) => line.split(" | ").slice(0, 2).join(" "))).toEqual([
      "| 2.9.0 22.1.0",
      "| 2.21.2 20.19.6",
      "| 2.21.2 22.1.0",
    ])
    expect(both.startsWith("before\n") && both.endsWith("\nafter\n")).toBe(true)
  })

  it("replaces a cell that is played again, its reasons too, also by a later Node of the same line", () => {
    const failed = withRow(PAGE, cell("2.21.2", "22.1.0", { ...good, hold: "no page\nat x" }))
    expect(rowsOf(failed)).toEqual([expect.stringContaining("**no**"), "- Medusa 2.21.2, Node 22.1.0, hold: no page"])
    const again = withRow(failed, cell("2.21.2", "22.3.0"))
    expect(rowsOf(again)).toEqual([expect.stringMatching(/^\| 2\.21\.2 \| 22\.3\.0 \| [^*]*$/)])
  })
})
