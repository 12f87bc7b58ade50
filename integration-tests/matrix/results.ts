import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { type CellResult, STEPS } from "./cell"
import { cache } from "./install-store"

const root = path.resolve(__dirname, "../..")
const kept = path.join(cache, "results.json")
const page = path.join(root, "docs", "version-matrix.md")
const [BEGIN, END] = ["<!-- table: begin -->", "<!-- table: end -->"]

type Results = Record<string, CellResult>

/** Every step was seen as it should be. */
export const isGood = ({ steps }: CellResult): boolean => STEPS.every((name) => steps[name] === "")

const mark = (reason: string | undefined) => (reason === "" ? "yes" : reason === undefined ? "not reached" : "**no**")

/** Keeps a cell's result, and writes the page's table from the last results of all cells. */
export function keep(result: CellResult): Results {
  const before: Results = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {}
  const results = { ...before, [`${result.medusa} ${result.node.split(".")[0]}`]: result }
  writeFileSync(kept, JSON.stringify(results, null, 2))
  const text = readFileSync(page, "utf8")
  const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
  writeFileSync(page, `${text.slice(0, start)}\n\n${table(results)}\n\n${text.slice(end)}`)
  return results
}

function table(results: Results): string {
  const cells = Object.values(results).sort((a, b) => {
    const compared = a.medusa.localeCompare(b.medusa, "en", { numeric: true })
    return compared || a.node.localeCompare(b.node, "en", { numeric: true })
  })
  const row = (values: readonly string[]) => `| ${values.join(" | ")} |`
  const head = ["Medusa", "Node", "date", ...STEPS]
  const rows = cells.map(({ medusa, node, date, steps }) =>
    row([medusa, node, date, ...STEPS.map((name) => mark(steps[name]))]),
  )
  const reasons = cells.flatMap(({ medusa, node, steps }) =>
    STEPS.filter((name) => steps[name]).map(
      (name) => `- Medusa ${medusa}, Node ${node}, ${name}: ${firstLine(steps[name])}`,
    ),
  )
  return [row(head), row(head.map(() => "---")), ...rows, ...(reasons.length > 0 ? ["", ...reasons] : [])].join("\n")
}

const firstLine = (reason = "") => reason.split("\n")[0]

/** One cell for the terminal: a line, and the reason of what failed. */
export function told(result: CellResult, seconds: number): string {
  const { medusa, node, steps } = result
  const line = STEPS.map((name) => `${name}: ${mark(steps[name]).replaceAll("*", "")}`).join(", ")
  const reasons = STEPS.filter((name) => steps[name]).map((name) => `\n  ${name}: ${steps[name]}`)
  return `Medusa ${medusa}, Node ${node} (${seconds} s): ${line}${reasons.join("")}`
}
