import { isReached, type Row, ratioOf, type Unit } from "./row"

export const COLUMNS = ["what", "figure", "floor", "ratio", "target"] as const

/** A row as the five texts both renderings show. */
export function cellsOf(row: Row): string[] {
  const ratio = ratioOf(row)
  const floor = row.floor ? `${inUnit(row.floor.figure, row.unit)} (${row.floor.what})` : ""
  return [row.what, inUnit(row.figure, row.unit), floor, ratio === undefined ? "" : digits(ratio), targetOf(row)]
}

function targetOf(row: Row): string {
  const { target } = row
  if (!target) return ""
  const [word, value] = target.most === undefined ? ["at least", target.least] : ["at most", target.most]
  const asked = target.of === "ratio" ? `ratio ${word} ${value}` : `${word} ${inUnit(value ?? Number.NaN, row.unit)}`
  return `${asked}: ${isReached(row) ? "yes" : "no"}`
}

function inUnit(value: number, unit: Unit): string {
  if (unit === "%") return `${value.toFixed(0)} %`
  return `${unit === "calls" || unit === "queries" ? value.toFixed(0) : digits(value)} ${unit}`
}

/** Three digits, or all before the point. */
function digits(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}
