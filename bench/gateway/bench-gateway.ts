import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { createInterface } from "node:readline"

/** The client's own work, and a call of it over loopback beside other HTTP clients: figures of one run only. */
export async function benchGateway(print: (line: string) => void): Promise<void> {
  // Beside this file once compiled (scripts/run-bench.mjs); in a process of its own, so that no other part warms or fills it.
  const script = path.join(__dirname, "measure.js")
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] })
  const ended = once(child, "exit")
  for await (const line of createInterface({ input: child.stdout })) print(line)
  const [code] = await ended
  if (code !== 0) throw new Error(`the gateway's bench ended with ${code}`)
}
