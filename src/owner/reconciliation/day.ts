/** A day as a half-open interval of time. */
export interface Day {
  readonly from: Date
  readonly to: Date
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const OFFSET = /^([+-])(\d{2}):(\d{2})$/
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The 24 hours of a date. Assist counts in GMT (seed 003); a shop in Minsk or Moscow closes its day at +03:00.
 * @returns undefined when the date does not exist or the offset is none
 */
export function dayOf(date: string, utcOffset: string): Day | undefined {
  const [, year, month, day] = DATE.exec(date) ?? []
  const ahead = offsetMinutes(utcOffset)
  if (!year || ahead === undefined) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (dateOf(midnight) !== date) return undefined
  const from = new Date(midnight - ahead * MINUTE_MS)
  return { from, to: new Date(from.getTime() + DAY_MS) }
}

/** `+03:00` -> 180; undefined when it is no offset. */
export function offsetMinutes(utcOffset: string): number | undefined {
  const [, sign, hours, minutes] = OFFSET.exec(utcOffset) ?? []
  if (!sign || Number(hours) > 14 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) * (sign === "+" ? 1 : -1)
}

/**
 * The last days up to today, oldest first, and when the first of them began.
 * @param ahead minutes by which the days' clock is ahead of GMT
 */
export function lastDays(count: number, ahead: number, now: Date): { days: string[]; since: Date } {
  const today = Math.floor((now.getTime() + ahead * MINUTE_MS) / DAY_MS) * DAY_MS
  const days = Array.from({ length: count }, (_, index) => dateOf(today - (count - 1 - index) * DAY_MS))
  return { days, since: new Date(today - (count - 1) * DAY_MS - ahead * MINUTE_MS) }
}

const dateOf = (midnight: number) => new Date(midnight).toISOString().slice(0, 10)

export function isInside(at: Date, { from, to }: Day): boolean {
  return at >= from && at < to
}
