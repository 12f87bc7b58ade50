import { within } from "./within"

/** Most orders are followed in a fraction of it. */
const MOST_MS = 5_000

/**
 * What an event's subscriber may wait for. Medusa's event bus over Redis hands out one event at a time to a process, and
 * all subscribers of the store with them: an Assist that hangs must not hold those up. The work goes on behind it.
 */
export async function letGo(work: Promise<unknown>): Promise<void> {
  await within(MOST_MS, work)
}
