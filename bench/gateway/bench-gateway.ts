import path from "node:path"
import { runScript } from "../run-script"

/** The client's own work, and a call of it over loopback beside other HTTP clients: figures of one run only. */
export async function benchGateway(print: (line: string) => void): Promise<void> {
  // Beside this file once compiled (scripts/run-bench.mjs).
  await runScript([path.join(__dirname, "measure.js")], print)
}
