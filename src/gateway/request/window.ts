import type { RequestCheck } from "./check-request"

/**
 * Adds the window of a query, in GMT. A misspelt or missing part silently turns it into Assist's default one (protocol
 * 6.1): all parts are sent, always.
 */
export function addWindow(fields: Record<string, string>, check: RequestCheck, from: Date, to?: Date): void {
  const start = check.date("Start", from)
  addDate(fields, "Start", start)
  if (to === undefined) return
  // The window has no seconds: the minute that has begun belongs to it.
  const end = new Date(Math.ceil(check.date("End", to).getTime() / 60_000) * 60_000)
  if (end < start) check.refuse("End", "must not be before Start")
  addDate(fields, "End", end)
}

const NAMES = {
  Start: ["StartYear", "StartMonth", "StartDay", "StartHour", "StartMin"],
  End: ["EndYear", "EndMonth", "EndDay", "EndHour", "EndMin"],
} as const

function addDate(fields: Record<string, string>, which: keyof typeof NAMES, date: Date): void {
  const [year, month, day, hour, minute] = NAMES[which]
  fields[year] = String(date.getUTCFullYear())
  fields[month] = String(date.getUTCMonth() + 1)
  fields[day] = String(date.getUTCDate())
  fields[hour] = String(date.getUTCHours())
  fields[minute] = String(date.getUTCMinutes())
}
