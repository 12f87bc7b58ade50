import type { Currency, MinorUnits, Money } from "./model"

/** 15 digits before the delimiter at most (seed 003); the product still fits a safe integer with two decimals below 9e13. */
const AMOUNT = /^(\d{1,15})(?:[.,](\d{1,2})0*)?$/

/** From here on (7e13) neighbouring floating-point numbers are more than a kopeck apart. */
export const EXACT_NUMBER = 2 ** 46

/**
 * Reads an amount as Assist writes it: `100`, `100.5`, `100.00`, `100,00`, padded with blanks, or a JSON
 * number. Returns `undefined` for anything else, for more than two significant decimals, and for sums
 * beyond a safe integer of minor units. Source: seed 003 (delimiters `.` and `,`), protocol 6.1 (numbers).
 */
export function parseAmount(value: string | number | undefined | null): MinorUnits | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === "number" && value >= EXACT_NUMBER) return undefined
  // String(100.1) is "100.1": below the limit, numbers with two decimals print exactly, and no float arithmetic is done.
  const match = AMOUNT.exec(String(value).trim())
  if (!match) return undefined
  const minor = Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`)
  return Number.isSafeInteger(minor) ? (minor as MinorUnits) : undefined
}

/** The wire form of an amount: decimal point, exactly two decimals (`3010` -> `30.10`). */
export function formatAmount(amount: MinorUnits): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount ${amount} is not an integer of minor units`)
  const digits = String(Math.abs(amount)).padStart(3, "0")
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Marks an integer as minor units. Throws RangeError unless it is a non-negative safe integer. */
export function minorUnits(value: number): MinorUnits {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a sum in minor units`)
  return value as MinorUnits
}

/** Upper-cases an ISO code and maps the historic `RUR` to `RUB` (seed 003's sample still sends RUR). */
export function currencyCode(value: string): Currency {
  const code = value.trim().toUpperCase()
  return (code === "RUR" ? "RUB" : code) as Currency
}

/** Whether two sums are the same in amount and currency. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency
}
