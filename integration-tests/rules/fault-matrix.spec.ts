import { readFileSync } from "node:fs"
import path from "node:path"
import {
  CALLS,
  CELLS,
  cellName,
  FAULTS,
  faultText,
  isPlayed,
  isTakenAtOnce,
  NEXTS,
  STAGE_MATTERS,
  TOKEN_CELLS,
} from "../faults/cells"

const page = readFileSync(path.resolve(__dirname, "../../docs/fault-matrix.md"), "utf8")
const open = page.split("\n## Open\n")[1]?.split("\n## ")[0] ?? ""
const MARKS = ["once", "back", "**open**"]
/** Of money taken at once the cells that only the long run plays; each is counted. */
const NOT_RUN = "not run"

/** The rows of one call's table, by fault. */
function rowsOf(call: string): Map<string, string[]> {
  const section = page.split(`### ${call}\n`)[1]?.split("\n##")[0] ?? ""
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| fault |"))
  return new Map(
    rows.map((line) => {
      const [fault = "", ...marks] = line.slice(2, -2).split(" | ")
      return [fault, marks]
    }),
  )
}

const cells = [...CELLS, ...TOKEN_CELLS]

// The page is generated from results; one that was committed before a cell was added, or run, would hide it.
describe("docs/fault-matrix.md", () => {
  it("is about every call under every fault, whatever comes next", () => {
    expect(CELLS).toHaveLength(CALLS.length * FAULTS.length * NEXTS.length)
    expect(new Set(cells.map(cellName)).size).toBe(cells.length)
  })

  it.each([...CALLS, "tokenized payment"])("shows what became of every cell of %s", (call) => {
    const rows = rowsOf(call)
    for (const { fault } of cells.filter((cell) => cell.call === call)) {
      const marks = rows.get(faultText(fault)) ?? []
      expect([fault, marks.length]).toEqual([fault, call === "tokenized payment" ? 1 : NEXTS.length])
      const allowed = CALLS.some((one) => one === call && isTakenAtOnce(one)) ? [...MARKS, NOT_RUN] : MARKS
      for (const mark of marks) expect(allowed).toContain(mark)
    }
  })

  it("says why a cell is open", () => {
    for (const call of CALLS)
      for (const [fault, marks] of rowsOf(call))
        if (marks.includes("**open**")) expect(open).toContain(`${call}, ${fault}`)
  })

  it("counts them, and those that were not run", () => {
    const notRun = CALLS.flatMap((call) => [...rowsOf(call).values()].flat()).filter((mark) => mark === NOT_RUN)
    expect(page).toMatch(new RegExp(`^${cells.length} cells: .* ${notRun.length} not run\\.$`, "m"))
  })

  it("in a short run, too, every call meets every fault, of money taken at once those where that matters", () => {
    for (const call of CALLS)
      for (const fault of isTakenAtOnce(call) ? STAGE_MATTERS : FAULTS)
        expect(CELLS.filter((cell) => cell.call === call && cell.fault === fault && isPlayed(cell))).not.toEqual([])
  })
})
