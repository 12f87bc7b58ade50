import { readFileSync } from "node:fs"
import path from "node:path"
import { CALLS, CELLS, faultText, NEXTS, TOKEN_CELLS } from "../faults/cells"

const page = readFileSync(path.resolve(__dirname, "../../docs/fault-matrix.md"), "utf8")

/** The rows of one call's table, by fault. */
function rowsOf(call: string): Map<string, string[]> {
  const section = page.split(`### ${call}\n`)[1]?.split("\n##")[0] ?? ""
  const rows = section.split("\n").filter((line) => line.startsWith("| "))
  return new Map(
    rows.map((line) => {
      const [fault = "", ...marks] = line.slice(2, -2).split(" | ")
      return [fault, marks]
    }),
  )
}

// The page is generated from results; one that was committed before a cell was added would hide it.
describe("docs/fault-matrix.md", () => {
  it.each([...CALLS])("shows every cell of %s", (call) => {
    const rows = rowsOf(call)
    const faults = new Set(CELLS.filter((cell) => cell.call === call).map(({ fault }) => faultText(fault)))
    for (const fault of faults) {
      expect([fault, rows.get(fault)?.length]).toEqual([fault, NEXTS.length])
    }
  })

  it("shows every cell of tokenised payment", () => {
    const rows = rowsOf("tokenised payment")
    for (const { fault } of TOKEN_CELLS) expect(rows.get(faultText(fault))).toHaveLength(1)
  })
})
