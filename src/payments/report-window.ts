import type { Period } from "./plan-batch"

const MINUTE = 60_000
/**
 * `resultbydate` answers about more than 24 hours with the last three, silently (protocol 6.3). Whole minutes are sent: a day
 * less one minute is never more than a day.
 */
export const LONGEST_MINUTES = 24 * 60 - 1
/** A third of what the client's limit of a report holds: the next hour may be twice as busy. */
const WANTED_OPERATIONS = 5_000

/**
 * The oldest time that was not asked about. Undefined: that was all of it.
 * @param minutes how long it may be for its answer not to be too large
 */
export function nextPeriod(from: Date, end: Date, minutes: number): Period | undefined {
  if (from >= end) return undefined
  // Between whole minutes a calendar day is 24 hours on the wire too, and one question.
  if (minutes >= LONGEST_MINUTES && isWholeDay(from, end)) return { from, to: end }
  const length = Math.min(Math.max(Math.floor(minutes), 1), LONGEST_MINUTES)
  const to = from.getTime() + length * MINUTE
  return { from, to: to < end.getTime() ? new Date(to) : end }
}

/** How long the next period may be after an answer that was too large; undefined: it cannot be shorter. */
export function shorter(period: Period): number | undefined {
  const length = minutesOf(period)
  return length > 1 ? Math.floor(length / 2) : undefined
}

/**
 * How long the next period may be after an answer that could be read: about as long as `WANTED_OPERATIONS` take at the pace of
 * the last one, and at most twice as long as was allowed before.
 * @param minutes how long the last period was allowed to be
 * @param held operations in its answer, whoever's they are
 */
export function fitting(minutes: number, period: Period, held: number): number {
  const longest = Math.min(minutes * 2, LONGEST_MINUTES)
  if (held === 0) return longest
  return Math.max(1, Math.min(longest, Math.floor((minutesOf(period) * WANTED_OPERATIONS) / held)))
}

function minutesOf({ from, to }: Period): number {
  return Math.ceil((to.getTime() - from.getTime()) / MINUTE)
}

function isWholeDay(from: Date, end: Date): boolean {
  return from.getTime() % MINUTE === 0 && end.getTime() - from.getTime() === 24 * 60 * MINUTE
}
