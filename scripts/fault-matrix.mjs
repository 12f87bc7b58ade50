// Writes docs/fault-matrix.md from the results of `npm test -- faults` (.test/fault-matrix.json).
//   node scripts/fault-matrix.mjs          the table; what stands around it in the page is kept
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const source = path.join(root, ".test/fault-matrix.json")
const page = path.join(root, "docs/fault-matrix.md")
const [BEGIN, END] = ["<!-- table: begin -->", "<!-- table: end -->"]

if (!existsSync(source)) {
  console.error("There are no results yet. Run: npm test -- faults")
  process.exit(1)
}
const results = JSON.parse(readFileSync(source, "utf8"))
const unique = (values) => [...new Set(values)]
const mark = ({ error, verdict }) => (error ? "**open**" : verdict ? (verdict === "once" ? "once" : "back") : "not run")

function table(call) {
  const mine = results.filter(({ cell }) => cell.call === call && !cell.before)
  const nexts = unique(mine.map(({ cell }) => cell.next))
  const rows = unique(mine.map(({ faultText }) => faultText)).map((fault) => {
    const at = (next) => mine.find((result) => result.faultText === fault && result.cell.next === next)
    return `| ${fault} | ${nexts.map((next) => (at(next) ? mark(at(next)) : "not run")).join(" | ")} |`
  })
  return [
    `### ${call}`,
    "",
    `| fault | ${nexts.join(" | ")} |`,
    `| --- | ${nexts.map(() => "---").join(" | ")} |`,
    ...rows,
  ].join("\n")
}

/** What arrived while a call was at its point, before the process was killed; only the job looks afterwards. */
function arrivals() {
  const all = results.filter(({ cell }) => cell.before)
  const befores = unique(all.map(({ cell }) => cell.before))
  const rows = unique(all.map(({ cell, faultText }) => `${cell.call} | ${faultText}`)).map((row) => {
    const at = (before) =>
      all.find(({ cell, faultText }) => `${cell.call} | ${faultText}` === row && cell.before === before)
    return `| ${row} | ${befores.map((before) => (at(before) ? mark(at(before)) : "")).join(" | ")} |`
  })
  return [
    "### what arrived before",
    "",
    `| call | fault | ${befores.join(" | ")} |`,
    `| --- | --- | ${befores.map(() => "---").join(" | ")} |`,
    ...rows,
  ].join("\n")
}

const count = (what) => results.filter((result) => mark(result) === what).length
const summary = `${results.length} cells: ${count("once")} once, ${count("back")} given back, ${count("**open**")} open, ${count("not run")} not run.`
const tables = [...unique(results.map(({ cell }) => cell.call)).map(table), arrivals()]
const text = readFileSync(page, "utf8")
const before = text.slice(0, text.indexOf(BEGIN) + BEGIN.length)
const after = text.slice(text.indexOf(END))
writeFileSync(page, `${before}\n\n${summary}\n\n${tables.join("\n\n")}\n\n${after}`)
console.log(summary)
