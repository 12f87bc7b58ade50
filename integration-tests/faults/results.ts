import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ARRIVAL_CELLS, CELLS, type Cell, cellName, faultText } from "./cells"
import type { Verdict } from "./judge"
import type { Told } from "./subject"

/** What became of a cell. */
export interface Result {
  readonly cell: Cell
  readonly verdict?: Verdict
  /** What who clicked was told at first. */
  readonly told?: Told
  readonly error?: string
}

const FILE = path.resolve(__dirname, "../../.test/fault-matrix.json")

/** Keeps results for scripts/fault-matrix.mjs, beside those of other cells. */
export function keepResults(results: readonly Result[]): void {
  mkdirSync(path.dirname(FILE), { recursive: true })
  const kept: Result[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : []
  const byName = new Map([...kept, ...results].map((result) => [cellName(result.cell), result]))
  // A cell nobody ran is on the page too.
  const inOrder = [...CELLS, ...ARRIVAL_CELLS].map((cell) => ({
    ...(byName.get(cellName(cell)) ?? { cell }),
    faultText: faultText(cell.fault),
  }))
  writeFileSync(FILE, JSON.stringify(inOrder, null, 2))
}
