/** A day as a half-open interval of time. */
export interface Day {
  readonly from: Date
  readonly to: Date
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const OFFSET = /^([+-])(\d{2}):(\d{2})$/
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The 24 hours of a date. Assist counts in GMT (seed 003); a shop in Minsk or Moscow closes its day at +03:00.
 * @returns undefined when the date does not exist or the offset is none
 */
export function dayOf(date: string, utcOffset: string): Day | undefined {
  const [, year, month, day] = DATE.exec(date) ?? []
  const [, sign, hours, minutes] = OFFSET.exec(utcOffset) ?? []
  if (!year || !sign || Number(hours) > 14 || Number(minutes) > 59) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnight).toISOString().slice(0, 10) !== date) return undefined
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "+" ? 1 : -1)
  const from = new Date(midnight - ahead)
  return { from, to: new Date(from.getTime() + DAY_MS) }
}

export function isInside(at: Date, { from, to }: Day): boolean {
  return at >= from && at < to
}
