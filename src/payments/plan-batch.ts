const HOUR = 3_600_000
/** `resultbydate` answers a longer interval with the last three hours, silently (protocol 6.3). */
const WINDOW = 24 * HOUR
/** An order is read for itself at least this often: the batch tells of operations only, not of everything. */
const TRUST = 60 * HOUR
/** Clocks differ, and an operation may be dated before it is listed. */
const MARGIN = HOUR / 2

/** A hold that is due for its daily look. */
export interface DueHold {
  readonly orderNumber: string
  readonly readAt: Date | undefined
  readonly holdUntil: Date | undefined
}

/** One question to `resultbydate`. */
export interface Period {
  readonly from: Date
  readonly to: Date
}

/** Which holds a few questions about periods can spare a reading of their own. */
export interface BatchPlan {
  readonly orderNumbers: readonly string[]
  readonly periods: readonly Period[]
}

/**
 * Is it cheaper to ask which orders had any operation since they were last read? A plain hold read lately can be spared
 * its own reading when nothing happened to it; one near or past its end cannot (the bank may let it go without an
 * operation), nor one not read for long. Nothing about money is concluded from the batch: it only postpones a look.
 */
export function planBatch(holds: readonly DueHold[], now: Date): BatchPlan | undefined {
  const trusted = holds.filter(
    ({ readAt, holdUntil }) =>
      readAt !== undefined &&
      now.getTime() - readAt.getTime() < TRUST &&
      holdUntil !== undefined &&
      holdUntil.getTime() - now.getTime() > WINDOW,
  )
  const earliest = Math.min(...trusted.map(({ readAt }) => (readAt as Date).getTime())) - MARGIN
  const periods: Period[] = []
  for (let from = earliest; from < now.getTime(); from += WINDOW - 60_000)
    periods.push({ from: new Date(from), to: new Date(Math.min(from + WINDOW - 60_000, now.getTime())) })
  if (trusted.length <= periods.length) return undefined
  return { orderNumbers: trusted.map(({ orderNumber }) => orderNumber), periods }
}
