import type { Fields } from "../http/fields.ts"
import { AssistError } from "./assist-error.ts"
import { formatAmount, parseAmount } from "./money.ts"

/** What a shopper has agreed to by paying an order with RecurringIndicator=1 (protocol 9.3). */
export interface RecurringTerms {
  min: string
  max: string
  periodDays: number
  /** Last day, as YYYY-MM-DD. */
  maxDate: string
}

/** The documents have no codes for these parameters; 320 is "recurring payment" (seed 004). */
const missing = () => new AssistError([3, 320])
const malformed = () => new AssistError([4, 320])
const wrong = () => new AssistError([5, 320])

/** Reads the agreement's parameters: with the indicator all four are required (seed 004, protocol 3.1). */
export function readRecurringTerms(fields: Fields, now: Date): RecurringTerms | undefined {
  const indicator = fields.text("recurringindicator") || "0"
  if (indicator === "0") return undefined
  if (indicator !== "1") throw wrong()
  for (const name of ["minamount", "maxamount", "period", "maxdate"]) {
    if (!fields.has(`recurring${name}`)) throw missing()
  }
  // "must not be combined with Recurring*" (protocol 3.1, CustomerNumber).
  if (fields.has("customernumber")) throw new AssistError([15, 320])
  const [min, max] = [parseAmount(fields.text("recurringminamount")), parseAmount(fields.text("recurringmaxamount"))]
  const period = fields.text("recurringperiod")
  const date = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(fields.text("recurringmaxdate"))
  if (min === null || max === null || !/^\d{1,10}$/.test(period) || !date) throw malformed()
  const [, day, month, year] = date
  const maxDate = `${year}-${month}-${day}`
  if (Number.isNaN(Date.parse(maxDate))) throw malformed()
  // A smallint (protocol 12), although the table allows ten digits.
  if (min > max || max === 0n || Number(period) > 32_767 || maxDate < now.toISOString().slice(0, 10)) throw wrong()
  return { min: formatAmount(min), max: formatAmount(max), periodDays: Number(period), maxDate }
}
