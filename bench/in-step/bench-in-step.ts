import { onPostgres } from "../on-postgres"

/** What it costs to read Assist's list of operations all the time, and how soon a silent operation is booked. */
export async function benchInStep(print: (line: string) => void): Promise<void> {
  await onPostgres("bench/in-step/measure.ts", print)
}
