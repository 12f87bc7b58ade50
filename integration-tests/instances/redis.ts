import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { freePort } from "../processes/running-store"

export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0

/** A Redis of its own, in memory only. */
export class Redis {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  static async start(): Promise<Redis> {
    const port = await freePort()
    // As BullMQ, which Medusa's modules use, asks: nothing may be thrown out to make room.
    const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction"]
    const child = spawn("redis-server", flags, { stdio: "ignore" })
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`)
      await sleep(50)
    }
    return new Redis(port, child)
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit")
    this.child.kill("SIGKILL")
    await ended
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => resolve(true))
    socket.once("error", () => resolve(false))
    socket.once("connect", () => socket.destroy())
  })
}
