import { type ChildProcess, spawn } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

/** What `npm run demo -- --json` writes. */
export interface DemoFacts {
  shopUrl: string
  apiUrl: string
  adminUrl: string
  admin: { email: string; password: string }
  customer: { email: string; password: string }
  merchants: { main: { merchantId: string; login: string; password: string } }
  sandboxUrl: string
  cabinetUrl: string
  publishableKey: string
  regions: { by: string; ru: string }
  databaseUrl: string
  stateDir: string
}

/** Jest's own environment would make Medusa think it is being tested: no admin, no log. */
function asForAUser(): NodeJS.ProcessEnv {
  const { NODE_ENV, NODE_OPTIONS, LOG_LEVEL, JEST_WORKER_ID, TEST_SUITE, ...env } = process.env
  return env
}

/** The demo, started as a new user starts it, on free ports and with a state of its own. */
export class Demo {
  private constructor(
    readonly facts: DemoFacts,
    private readonly own?: { child: ChildProcess; folder: string },
  ) {}

  /** With DEMO_FACTS (a file written by `npm run demo -- --json`) a demo that runs already is used. */
  static async start(flags: string[] = []): Promise<Demo> {
    const running = process.env["DEMO_FACTS"]
    if (running) return new Demo(JSON.parse(readFileSync(running, "utf8")))
    const folder = mkdtempSync(path.join(tmpdir(), "assist-demo-"))
    chmodSync(folder, 0o755) // for root, Postgres runs as another user, who has to get in
    const json = path.join(folder, "demo.json")
    const args = ["demo/start.mjs", "--auto-ports", "--state-dir", path.join(folder, "state"), "--json", json, ...flags]
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: asForAUser(),
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk))
    while (!existsSync(json)) {
      if (child.exitCode !== null) throw new Error(`the demo ended:\n${output}`)
      await new Promise((done) => setTimeout(done, 250))
    }
    return new Demo(JSON.parse(readFileSync(json, "utf8")), { child, folder })
  }

  /** Everything the store and the sandbox have logged so far. */
  log(name: string): string {
    return readFileSync(path.join(this.facts.stateDir, "logs", `${name}.log`), "utf8")
  }

  /** The names of all logs there are. */
  logs(): string[] {
    return readdirSync(path.join(this.facts.stateDir, "logs")).map((file) => path.basename(file, ".log"))
  }

  async stop(): Promise<void> {
    if (!this.own) return
    const { child, folder } = this.own
    const ended = new Promise((done) => child.once("exit", done))
    child.kill("SIGINT")
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
