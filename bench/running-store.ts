import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"

/** The demo's store, started for the bench with a state of its own. */
export interface RunningStore {
  readonly apiUrl: string
  readonly sandboxUrl: string
  readonly publishableKey: string
  readonly admin: { email: string; password: string }
  readonly regions: { by: string; ru: string }
  readonly databaseUrl: string
  readonly merchants: { main: { merchantId: string; secretWord: string } }
  /** Process id of the store itself. */
  readonly pid: number
  stop(): Promise<void>
}

export async function startStore(withPlugin: boolean, env: Record<string, string> = {}): Promise<RunningStore> {
  const json = path.join(mkdtempSync(path.join(path.resolve(".test"), "bench-")), "demo.json")
  const state = path.resolve(`.test/bench-demo${withPlugin ? "" : "-plain"}`)
  const flags = ["--auto-ports", "--state-dir", state, "--json", json, ...(withPlugin ? [] : ["--without-plugin"])]
  const child: ChildProcess = spawn(process.execPath, ["demo/start.mjs", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk))
  while (!existsSync(json)) {
    if (child.exitCode !== null) throw new Error(`the demo ended:\n${output}`)
    await new Promise((done) => setTimeout(done, 200))
  }
  const facts = JSON.parse(readFileSync(json, "utf8"))
  return {
    ...facts,
    pid: processOnPort(facts.ports.api),
    async stop() {
      const ended = new Promise((done) => child.once("exit", done))
      child.kill("SIGINT")
      await ended
      rmSync(path.dirname(json), { recursive: true, force: true })
    },
  }
}

/** The store is the process whose command line names its port. */
function processOnPort(port: number): number {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, "utf8")
      if (command.includes("\0start\0") && command.includes(`\0--port\0${port}\0`)) return Number(entry)
    } catch {
      // it ended while we looked
    }
  }
  throw new Error(`no store found on port ${port}`)
}
