import { onPostgres } from "../on-postgres"
import type { Bench } from "../report/row"

/** What several store processes do on one database: the background job's cost, and how many notifications they take. */
export const benchInstances: Bench = () => onPostgres("bench/instances/measure.ts")
