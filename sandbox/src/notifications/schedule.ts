/**
 * Minutes between deliveries. The documents say "growing intervals", "within 4 hours" and "at most 8 times" (protocol 7.2)
 * and no more. These add up to 225 minutes and make 8 deliveries, the fewest that any reading of "8 times" allows.
 */
const INTERVALS_MINUTES = [1, 3, 8, 18, 35, 60, 100] as const

/** How long to wait after the given number of deliveries without an answer; null when there are no more. */
export function nextInterval(attempts: number, scale: number): number | null {
  const minutes = INTERVALS_MINUTES[attempts - 1]
  return minutes === undefined ? null : minutes * 60_000 * scale
}
