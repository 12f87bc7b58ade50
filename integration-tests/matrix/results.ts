import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { type CellResult, STEPS } from "./cell"

const page = path.resolve(__dirname, "../../docs/version-matrix.md")
const [BEGIN, END] = ["<!-- table: begin -->", "<!-- table: end -->"]

/** Every step was seen as it should be. */
export const isGood = ({ steps }: CellResult): boolean => STEPS.every((name) => steps[name] === "")

const mark = (reason: string | undefined) => (reason === "" ? "yes" : reason === undefined ? "not reached" : "**no**")

/** Writes a cell's result into the page's table; rows of other cells stay as they are. */
export function keep(result: CellResult): void {
  writeFileSync(page, withRow(readFileSync(page, "utf8"), result))
}

/** The page's text with the row of one cell in it, in the place of an earlier one. */
export function withRow(text: string, result: CellResult): string {
  const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
  const lines = text.slice(start, end).split("\n").filter(Boolean)
  const isOwn = (line: string) => cellOf(line) === `${result.medusa} ${major(result.node)}`
  const rows = lines.filter((line) => /^\| \d/.test(line) && !isOwn(line)).concat(rowOf(result))
  const reasons = lines.filter((line) => line.startsWith("- ") && !isOwn(line)).concat(reasonsOf(result))
  const head = ["Medusa", "Node", "date", ...STEPS]
  const table = [row(head), row(head.map(() => "---")), ...rows.sort(byNumbers)]
  const all = [...table, ...(reasons.length > 0 ? ["", ...reasons.sort(byNumbers)] : [])]
  return `${text.slice(0, start)}\n\n${all.join("\n")}\n\n${text.slice(end)}`
}

const row = (values: readonly string[]) => `| ${values.join(" | ")} |`
const major = (node: string) => node.split(".")[0]
const byNumbers = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true })

/** Of a row or a reason: its Medusa, and the line of Node it was played on. */
function cellOf(line: string): string | undefined {
  const found = /^(?:\| |- Medusa )(\S+?)(?: \| |, Node )(\d+)/.exec(line)
  return found ? `${found[1]} ${found[2]}` : undefined
}

function rowOf({ medusa, node, date, steps }: CellResult): string {
  return row([medusa, node, date, ...STEPS.map((name) => mark(steps[name]))])
}

function reasonsOf({ medusa, node, steps }: CellResult): string[] {
  return STEPS.filter((name) => steps[name]).map(
    (name) => `- Medusa ${medusa}, Node ${node}, ${name}: ${steps[name]?.split("\n")[0]}`,
  )
}

/** One cell for the terminal: a line, and the reason of what failed. */
export function told(result: CellResult, seconds: number): string {
  const { medusa, node, steps } = result
  const line = STEPS.map((name) => `${name}: ${mark(steps[name]).replaceAll("*", "")}`).join(", ")
  const reasons = STEPS.filter((name) => steps[name]).map((name) => `\n  ${name}: ${steps[name]}`)
  return `Medusa ${medusa}, Node ${node} (${seconds} s): ${line}${reasons.join("")}`
}
