const DAY = 24 * 60 * 60 * 1000

/** Until when a hold can be captured, ISO 8601: counted from the payment operation (seed 003: 4 days). */
export function holdDeadline(heldAt: Date, holdDays: number): string {
  return new Date(heldAt.getTime() + holdDays * DAY).toISOString()
}
