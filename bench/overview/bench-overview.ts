import { onPostgres } from "../on-postgres"
import type { Bench } from "../report/row"

/** How long the owner's overview takes beside many orders. */
export const benchOverview: Bench = () => onPostgres("bench/overview/measure.ts")
