import { onPostgres } from "../on-postgres"

/** What several store processes do on one database: the background job's cost, and how many notifications they take. */
export async function benchInstances(print: (line: string) => void): Promise<void> {
  await onPostgres("bench/instances/measure.ts", print)
}
