import { onPostgres } from "../on-postgres"
import type { Bench } from "../report/row"

/** What it costs to read Assist's list of operations all the time, and how soon a silent operation is booked. */
export const benchInStep: Bench = () => onPostgres("bench/in-step/measure.ts")
