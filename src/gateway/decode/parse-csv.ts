import { REPLY_FIELDS } from "./field-names"
import { Malformed } from "./malformed"
import type { RawNode } from "./raw-node"

/** What `Format=1` brings: an error pair, or records of named values. */
export interface CsvContent {
  readonly codes: { readonly first: string; readonly second: string } | undefined
  readonly records: readonly RawNode[]
}

const ERROR_LINE = /^error;([^;\r\n]{0,40});([^;\r\n]{0,40});?$/im
const FIELD_NAME = /^[a-z][a-z_0-9]{1,39}$/

/**
 * Whether a text may be one of the three CSV forms Assist is known to write: `error;<first>;<second>;` (protocol 2.3), the
 * `name: value` print-out of seed 003, and the table of resultbydate.cfm, a line of names before the lines of values
 * (protocol 6.3).
 */
export function looksLikeCsv(text: string): boolean {
  return ERROR_LINE.test(text.slice(0, 200)) || headerOf(text) !== undefined || firstField(text) !== undefined
}

/** Throws Malformed. */
export function parseCsv(text: string): CsvContent {
  const error = ERROR_LINE.exec(text.slice(0, 200))
  if (error) return { codes: { first: (error[1] ?? "").trim(), second: (error[2] ?? "").trim() }, records: [] }
  const header = headerOf(text)
  return { codes: undefined, records: header ? readTable(text, header) : [readPrintOut(text)] }
}

/** The names of a table's first line; at least two of them known, so that prose is none. */
function headerOf(text: string): string[] | undefined {
  const line = text.split(/\r?\n/, 1)[0] ?? ""
  if (!line.includes(";") || line.length > 4096) return undefined
  const names = cells(line).map((name) => name.trim().toLowerCase())
  const known = names.filter((name) => REPLY_FIELDS.has(name)).length
  return known >= 2 && names.every((name) => FIELD_NAME.test(name)) ? names : undefined
}

function readTable(text: string, header: readonly string[]): RawNode[] {
  if (new Set(header).size !== header.length) throw new Malformed("a column of the CSV is there twice")
  const lines = text.split(/\r?\n/).slice(1)
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const values = cells(line)
      // A value with a delimiter in it cannot be told from two values: such a line says nothing reliable.
      if (values.length !== header.length)
        throw new Malformed("a line of the CSV has another number of values than names")
      const record: Record<string, string> = Object.create(null)
      for (const [index, name] of header.entries()) record[name] = unquote(values[index] ?? "")
      return record
    })
}

/** Lines end in a delimiter (protocol 6.3), which begins no further value. */
function cells(line: string): string[] {
  const values = line.split(";")
  if (values.length > 1 && values[values.length - 1]?.trim() === "") values.pop()
  return values
}

function unquote(value: string): string {
  const text = value.trim()
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

const FIELD = /(?:^|\s)([a-z][a-z_0-9]{1,39}):/gi

function firstField(text: string): string | undefined {
  const name = /^([a-z][a-z_0-9]{1,39}):/i.exec(text)?.[1]?.toLowerCase()
  return name !== undefined && REPLY_FIELDS.has(name) ? name : undefined
}

/**
 * `ordernumber: 0001-01 responsecode: AS000`: values hold blanks, line ends and colons, and what the payer typed may
 * hold anything. So a name that comes twice is refused: one of the two may be the payer's comment.
 */
function readPrintOut(text: string): RawNode {
  const record: Record<string, string> = Object.create(null)
  let name: string | undefined
  let from = 0
  for (const found of text.matchAll(FIELD)) {
    const next = (found[1] ?? "").toLowerCase()
    if (!REPLY_FIELDS.has(next)) continue
    if (name !== undefined) record[name] = text.slice(from, found.index).trim()
    if (next in record || next === name) throw new Malformed(`the CSV holds the field ${next} twice`)
    name = next
    from = found.index + found[0].length
  }
  if (name === undefined) throw new Malformed("the CSV holds no field that is known")
  record[name] = text.slice(from).trim()
  // The last field of the print-out (seed 003): without it the end is missing, and with it perhaps what matters.
  if (!("signature" in record)) throw new Malformed("the CSV is cut off")
  return record
}
