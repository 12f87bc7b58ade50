import path from "node:path"
import type { Bench } from "../report/row"
import { runScript } from "../run-script"

/** The client's own work, and a call of it over loopback beside other HTTP clients: figures of one run only. */
// Beside this file once compiled (scripts/run-bench.mjs).
export const benchGateway: Bench = () => runScript([path.join(__dirname, "measure.js")])
