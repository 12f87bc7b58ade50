import {
  AUTH_REQUIRED,
  AUTH_RESULTS,
  FIRST_CODES,
  MEANS_TYPES,
  OPERATION_STATES,
  OPERATION_TYPES,
  ORDER_STATE_TEXTS,
  ORDER_STATES,
  PAYMENT_MODES,
  PAYMENT_TYPES,
  SECOND_CODES,
  TAX_RATES,
  TAXATION_SYSTEMS,
} from "../index"
import { fixture } from "./support/fixture"

/** The tables of seed 004, byte for byte, from "Статусы заказа" to its end. */
const seed = fixture("seed004-tables.txt").toString("utf8")

/** Rows of the table whose header begins with a text; a table may go on after an empty line. */
function table(header: string, columns: number): string[][] {
  const from = seed.indexOf(header)
  if (from < 0) throw new Error(`the seed has no table ${header}`)
  const rows: string[][] = []
  for (const line of seed.slice(from).split("\n").slice(1)) {
    const cells = line.split("\t").map((cell) => cell.trim())
    if (/^(?:Код|Второй код)$/.test(cells[0] ?? "")) break
    if (cells.length >= columns && cells[0] !== "") rows.push(cells)
    else if (line.trim() !== "" && !/^[A-Za-zА-Яа-я]/.test(line)) continue
    else if (line.trim() !== "") break
  }
  return rows.filter(([code]) => !/^Идентификатор$/.test(code ?? ""))
}

const texts = (map: ReadonlyMap<string, { readonly ru: string }>, without: readonly string[] = []) =>
  [...map].filter(([code]) => !without.includes(code)).map(([code, { ru }]) => [code, ru])

describe("the tables of seed 004 are complete", () => {
  it("order states", () => {
    const rows = table("orderstate\tПеревод", 3)
    expect(rows.map(([state, text]) => [state, text])).toEqual(texts(ORDER_STATE_TEXTS))
    expect([...ORDER_STATE_TEXTS.keys()]).toEqual([...ORDER_STATES])
  })

  it("operation types and states", () => {
    const rows = table("Код\tНазвание на английском", 3)
    expect(rows).toEqual(
      [...OPERATION_TYPES].filter(([code]) => code !== "500").map(([code, t]) => [code, t.name, t.ru]),
    )
    const states = table("operationstate\tОписание", 2)
    expect(states.map(([, text]) => text)).toEqual([...OPERATION_STATES.values()].map(({ ru }) => ru))
    expect(states.map(([state]) => state?.toLowerCase().replace(" ", "_"))).toEqual([...OPERATION_STATES.keys()])
  })

  it("payment means", () => {
    const rows = table("Идентификатор\tНаименование типа", 3)
    const known = [...MEANS_TYPES].filter(([id]) => id !== "21").map(([id, { name, title }]) => [id, name, title])
    expect(rows).toEqual(known)
  })

  it("kinds of payment, tax rates, payment modes, taxation systems", () => {
    const kinds = table("Код\tОписание\tОтображение в фискальном чеке", 2)
    expect(kinds.map(([code, text]) => [code, text])).toEqual(texts(PAYMENT_TYPES))
    expect(kinds.flatMap(([, , shown]) => (shown ? [shown] : []))).toEqual(
      [...PAYMENT_TYPES.values()].flatMap(({ onReceipt }) => (onReceipt ? [onReceipt] : [])),
    )
    const rates = table("Код\tОписание\nnovat", 2).map(([code, text]) => [code?.toLowerCase(), text])
    expect(rates).toEqual(texts(TAX_RATES, ["vat18", "vat118"]))
    const modes = table("Код\tНазвание\tОписание", 3)
    expect(modes.map(([code, text]) => [code, text])).toEqual(texts(PAYMENT_MODES))
    expect(table("Код\tОписание\n0\tОбщая", 2)).toEqual(texts(TAXATION_SYSTEMS))
  })

  it("first and second codes", () => {
    expect(table("Первый код\tОписание", 2)).toEqual(texts(FIRST_CODES))
    // 158 is known from client code only (protocol 11.7).
    expect(table("Второй код\tОписание", 2)).toEqual(texts(SECOND_CODES, ["158"]))
  })

  it("results of 3-D Secure", () => {
    expect([...AUTH_RESULTS.keys()]).toEqual(["Y", "N", "A", "U", "R", "C", "E"])
    expect([...AUTH_REQUIRED.keys()].sort()).toEqual(["-1", "0", "1", "null"])
  })

  it("every text is there in English, Russian and Belarusian", () => {
    const maps = [ORDER_STATE_TEXTS, OPERATION_TYPES, OPERATION_STATES, TAX_RATES, PAYMENT_MODES, TAXATION_SYSTEMS]
    for (const map of [...maps, PAYMENT_TYPES, FIRST_CODES, SECOND_CODES, AUTH_RESULTS, AUTH_REQUIRED]) {
      for (const { en, ru, be } of map.values()) {
        expect(en).toMatch(/[a-z]/i)
        expect(ru).toMatch(/[А-Яа-яA-Z]/)
        expect(be).toMatch(/[А-Яа-яІЎA-Z]/)
        expect(be).not.toMatch(/[ищъИЩЪ]/) // letters Belarusian does not have: a text left in Russian
      }
    }
  })
})
