import type { Fields } from "../http/fields.ts"

/** The interval an order query looks into, by the time the order was created. */
export interface Period {
  from: Date
  to: Date
}

const DEFAULT_DAYS = 3
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * `StartYear`…`EndMin` in GMT; anything missing or malformed silently falls back to "the last three days" (protocol 6.1).
 * Unknown: what an omitted End hour means. A named day is taken whole, up to 23:59.
 */
export function queryPeriod(fields: Fields, now: Date): Period {
  const fallback = new Date(now.getTime() - DEFAULT_DAYS * DAY_MS)
  const from = readMoment(fields, "start", 0, 0) ?? fallback
  const end = readMoment(fields, "end", 23, 59)
  // The named minute belongs to the interval.
  return { from, to: end ? new Date(end.getTime() + 59_999) : now }
}

/**
 * The interval of resultbydate: at most 24 hours; a missing, wrong or longer one silently is the last three hours
 * (protocol 6.3).
 */
export function operationsPeriod(fields: Fields, now: Date): Period {
  const from = readMoment(fields, "start", 0, 0)
  const end = readMoment(fields, "end", 23, 59)
  const length = from && end ? end.getTime() - from.getTime() : -1
  if (!from || !end || length < 0 || length > DAY_MS) return { from: new Date(now.getTime() - DAY_MS / 8), to: now }
  return { from, to: new Date(end.getTime() + 59_999) }
}

function readMoment(fields: Fields, prefix: string, defaultHour: number, defaultMinute: number): Date | null {
  const part = (name: string, fallback?: number) => {
    const text = fields.get(`${prefix}${name}`)
    if (text === undefined || text === "") return fallback ?? Number.NaN
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  }
  const year = part("year")
  const month = part("month")
  const day = part("day")
  const hour = part("hour", defaultHour)
  const minute = part("min", defaultMinute)
  if (Number.isNaN(year + month + day + hour + minute) || year < 2000) return null
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const real =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour && minute < 60
  return real ? date : null
}
