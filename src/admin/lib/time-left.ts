const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface TimeLeft {
  readonly days: number
  readonly hours: number
  readonly minutes: number
}

/** The two largest units that say how long it is still; undefined when the time is over. */
export function timeLeft(until: Date, now: Date): TimeLeft | undefined {
  const left = until.getTime() - now.getTime()
  if (left <= 0) return undefined
  const days = Math.floor(left / DAY)
  const hours = Math.floor((left % DAY) / HOUR)
  // Rounded up: "0 minutes" would say that it is over.
  const minutes = Math.ceil((left % HOUR) / MINUTE)
  return days > 0 ? { days, hours, minutes: 0 } : { days: 0, hours, minutes }
}
