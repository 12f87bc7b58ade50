import { readFileSync } from "node:fs"
import path from "node:path"
import { CALLS, isHeld, PIPELINES } from "../faults/calls"
import {
  ARRIVAL_CELLS,
  ARRIVALS,
  CELLS,
  cellName,
  FAULTS,
  faultText,
  isPlayed,
  KILLS,
  NEXTS,
  WAY_MATTERS,
} from "../faults/cells"

const page = readFileSync(path.resolve(__dirname, "../../docs/fault-matrix.md"), "utf8")
const open = page.split("\n## Open\n")[1]?.split("\n## ")[0] ?? ""
const MARKS = ["once", "back", "**open**"]

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

/** The marks of a call at a point, by what arrived before. */
function arrivalsAt(call: string, fault: string): string[] {
  const section = page.split("### what arrived before\n")[1]?.split("\n##")[0] ?? ""
  const row = section.split("\n").find((line) => line.startsWith(`| ${call} | ${fault} | `)) ?? ""
  return row.slice(2, -2).split(" | ").slice(2)
}

const cells = [...CELLS, ...ARRIVAL_CELLS]

// The page is generated from results; one that was committed before a cell was added, or run, would hide it.
describe("docs/fault-matrix.md", () => {
  it("is about every call under every fault, whatever comes next", () => {
    expect(CELLS).toHaveLength(CALLS.length * FAULTS.length * NEXTS.length)
    expect(new Set(cells.map(cellName)).size).toBe(cells.length)
  })

  it.each(CALLS)("shows what became of every cell of %s", (call) => {
    const rows = rowsOf(call)
    for (const { fault } of cells.filter((cell) => cell.call === call && !cell.before)) {
      const marks = rows.get(faultText(fault)) ?? []
      expect([fault, marks.length]).toEqual([fault, NEXTS.length])
      for (const mark of marks) expect(MARKS).toContain(mark)
    }
  })

  it("shows what became of every call at every kill, whatever arrived before", () => {
    for (const call of CALLS)
      for (const fault of KILLS) {
        const marks = arrivalsAt(call, faultText(fault))
        const mine = ARRIVAL_CELLS.filter((cell) => cell.call === call && cell.fault === fault)
        expect([call, fault, marks.filter((mark) => mark.trim() !== "").length]).toEqual([call, fault, mine.length])
        for (const mark of marks.filter((one) => one.trim() !== "")) expect(MARKS).toContain(mark)
      }
  })

  it("says why a cell is open", () => {
    for (const call of CALLS)
      for (const [fault, marks] of rowsOf(call))
        if (marks.includes("**open**")) expect(open).toContain(`${call}, ${fault}`)
  })

  it("counts them, all of them run", () => {
    expect(page).toMatch(new RegExp(`^${cells.length} cells: .* 0 not run\\.$`, "m"))
  })

  it("in a short run, too, every call meets every fault, of other ways to pay those where the way matters", () => {
    for (const [call, faults] of PIPELINES.flatMap((calls) =>
      calls.map((call) => [call, isHeld(calls) ? FAULTS : WAY_MATTERS] as const),
    ))
      for (const fault of faults)
        expect(CELLS.filter((cell) => cell.call === call && cell.fault === fault && isPlayed(cell))).not.toEqual([])
  })

  it("in a short run, too, everything that may arrive before a kill does", () => {
    const played = ARRIVAL_CELLS.filter(isPlayed)
    expect(new Set(played.map(({ before }) => before))).toEqual(new Set(ARRIVALS))
    expect(new Set(played.map(({ fault }) => fault))).toEqual(new Set(KILLS))
  })
})
