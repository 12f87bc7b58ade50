import { type ChildProcess, spawn } from "node:child_process"
import { createServer } from "node:net"
import path from "node:path"
import { run } from "./pack-plugin"

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** A store's folder with Medusa installed in it: its commands, and the running server. */
export class CleanStore {
  private child: ChildProcess | undefined
  /** What the running server printed. */
  log = ""

  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly node: string = process.execPath,
  ) {}

  private get cli(): string {
    return path.join(this.folder, "node_modules/@medusajs/cli/cli.js")
  }

  private get surroundings(): NodeJS.ProcessEnv {
    return { NODE_ENV: "production", NODE_OPTIONS: "", MEDUSA_DISABLE_TELEMETRY: "1", LOG_LEVEL: "info", ...this.env }
  }

  /** One of Medusa's commands (`db:migrate`, `exec`, `build`), to its end. */
  command(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
    return run(this.node, [this.cli, ...args], this.folder, { ...this.surroundings, ...env })
  }

  /** Starts the server and waits until it answers. */
  async start(port: number): Promise<void> {
    const child = spawn(this.node, [this.cli, "start", "-p", String(port)], {
      cwd: this.folder,
      env: { ...process.env, ...this.surroundings },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.child = child
    this.log = ""
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (this.log += chunk))
    for (let waited = 0; waited < 240; waited++) {
      if (child.exitCode !== null) throw new Error(`the store ended:\n${this.log}`)
      const healthy = fetch(`http://localhost:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (await healthy) return
      await new Promise((done) => setTimeout(done, 500))
    }
    throw new Error(`the store does not answer:\n${this.log}`)
  }

  async stop(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode) return
    const ended = new Promise((done) => child.once("exit", done))
    child.kill("SIGKILL")
    await ended
  }
}
