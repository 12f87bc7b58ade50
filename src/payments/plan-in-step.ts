import type { Period } from "./plan-batch"

const MINUTE = 60_000

/**
 * Asked again with every question. Clocks differ by minutes at most (`doctor` warns from one minute on), and an operation is
 * dated when it begins and may be listed when the bank has answered. Longer costs without use: what is listed later than that
 * was in process when it was first seen, and is looked at until it ends.
 */
const OVERLAP_MINUTES = 5
/**
 * `resultbydate` answers about more than 24 hours with the last three, silently (protocol 6.3). Whole minutes are sent: a day
 * less one minute is never more than a day.
 */
export const LONGEST_MINUTES = 24 * 60 - 1
/** Of a merchant that was never asked about, what one question tells. */
const FIRST_MINUTES = LONGEST_MINUTES - 1

/**
 * Where the next run begins to ask.
 * @param until when the merchant was in step; undefined: never yet
 */
export function askFrom(until: Date | undefined, now: Date): Date {
  if (until === undefined) return wholeMinute(now.getTime() - FIRST_MINUTES * MINUTE)
  return wholeMinute(Math.min(until.getTime(), now.getTime()) - OVERLAP_MINUTES * MINUTE)
}

/**
 * The oldest time that was not asked about. Undefined: that was all of it.
 * @param minutes how long it may be for its answer not to be too large
 */
export function nextPeriod(from: Date, now: Date, minutes: number): Period | undefined {
  if (from >= now) return undefined
  const length = Math.min(Math.max(Math.floor(minutes), 1), LONGEST_MINUTES)
  const end = from.getTime() + length * MINUTE
  return { from, to: end < now.getTime() ? new Date(end) : now }
}

/** How long the next period may be after an answer that was too large; undefined: it cannot be shorter. */
export function shorter({ from, to }: Period): number | undefined {
  const length = Math.ceil((to.getTime() - from.getTime()) / MINUTE)
  return length > 1 ? Math.floor(length / 2) : undefined
}

/** How long the next period may be after an answer that could be read. */
export function longer(minutes: number): number {
  return Math.min(minutes * 2, LONGEST_MINUTES)
}

function wholeMinute(time: number): Date {
  return new Date(Math.floor(time / MINUTE) * MINUTE)
}
