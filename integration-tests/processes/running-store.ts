import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** One store process and the line to it. It can be killed and started again on the same port. */
export class RunningStore {
  readonly url: string
  private child: ChildProcess | undefined
  private calls = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  private last = 0
  private isReady = false

  constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {
    this.url = `http://localhost:${port}`
  }

  /** Creates the tables of the database named in `env`; ends by itself. */
  static async migrate(env: Record<string, string>): Promise<void> {
    const child = launch({ ...env, STORE_MIGRATE: "1" })
    const output = outputOf(child)
    const [code] = await once(child, "exit")
    if (code !== 0) throw new Error(`the migration ended with ${code}:\n${output()}`)
  }

  async start(): Promise<void> {
    const began = Date.now()
    const child = launch({ ...this.env, PORT: String(this.port), ASSIST_BACKEND_URL: this.url })
    const output = outputOf(child)
    this.child = child
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code, signal) => {
        this.isReady = false
        reject(new Error(`the store ended with ${code ?? signal}:\n${output()}`))
        for (const { reject } of this.calls.values()) reject(new Error("the store ended"))
        this.calls.clear()
      })
      child.on("message", (message: { ready?: true; cpuMs?: number; id: number; answer?: unknown; error?: string }) => {
        if (message.ready) {
          const seconds = Math.round((Date.now() - began) / 1000)
          if (process.env["TEST_LOGS"]) process.stderr.write(`ready in ${seconds} s, ${message.cpuMs} ms of CPU\n`)
          this.isReady = true
          return resolve()
        }
        const call = this.calls.get(message.id)
        this.calls.delete(message.id)
        if (message.error === undefined) call?.resolve(message.answer)
        else call?.reject(new Error(message.error))
      })
    })
  }

  /** Runs one of the commands of store-process.ts inside the store. */
  call<T = unknown>(command: string, argument = ""): Promise<T> {
    const id = ++this.last
    return new Promise<T>((resolve, reject) => {
      this.calls.set(id, { resolve: resolve as (answer: unknown) => void, reject })
      this.child?.send({ id, command, argument })
    })
  }

  /** It has started, and still runs: it takes requests. */
  get ready(): boolean {
    return this.isReady && this.alive
  }

  /** Of the process that runs now. */
  get pid(): number {
    return this.child?.pid ?? 0
  }

  get alive(): boolean {
    return Boolean(this.child) && this.child?.exitCode === null && !this.child.signalCode
  }

  /** Ends it without any chance to clean up. */
  async kill(): Promise<void> {
    const { child } = this
    if (!child || !this.alive) return
    this.isReady = false
    const ended = once(child, "exit")
    child.kill("SIGKILL")
    await ended
  }
}

function launch(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", path.join(root, "integration-tests/processes/store-process.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "test",
      MEDUSA_ADMIN: "off",
      MEDUSA_DISABLE_TELEMETRY: "1",
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
      ASSIST_SHOP_URL: "http://shop.test",
      TSX_TSCONFIG_PATH: path.join(root, "tsconfig.dev.json"),
      ...env,
      NODE_OPTIONS: "--no-warnings",
    },
  })
}

function outputOf(child: ChildProcess): () => string {
  let text = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      text = `${text}${chunk}`.slice(-20_000)
      if (process.env["TEST_LOGS"]) process.stderr.write(chunk)
    })
  return () => text
}
