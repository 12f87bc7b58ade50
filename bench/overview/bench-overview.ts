import { onPostgres } from "../on-postgres"

/** How long the owner's overview takes beside many orders. */
export async function benchOverview(print: (line: string) => void): Promise<void> {
  await onPostgres("bench/overview/measure.ts", print)
}
