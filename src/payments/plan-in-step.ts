import { LONGEST_MINUTES } from "./report-window"

const MINUTE = 60_000

/**
 * Asked again with every question. Clocks differ by minutes at most (`doctor` warns from one minute on), and an operation is
 * dated when it begins and may be listed when the bank has answered. Longer costs without use: what is listed later than that
 * was in process when it was first seen, and is looked at until it ends.
 */
const OVERLAP_MINUTES = 5
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

function wholeMinute(time: number): Date {
  return new Date(Math.floor(time / MINUTE) * MINUTE)
}
