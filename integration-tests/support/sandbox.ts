import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import {
  type CabinetAction,
  type LedgerOrder,
  type NewOrder,
  SandboxControl,
  type TestCardName,
} from "../../sandbox/src/testing/index.ts"

export type {
  FaultService,
  LedgerOrder,
  ReceiptLine,
  SentNotification,
  TestCardName,
} from "../../sandbox/src/testing/index.ts"

const root = path.resolve(__dirname, "../..")

/** The Assist sandbox as a process of its own, spoken to over HTTP only, with the orders of the tests' shop. */
export class Sandbox extends SandboxControl {
  private constructor(
    url: string,
    private readonly own?: { child: ChildProcess; data: string },
    waits = true,
  ) {
    super(url, waits)
  }

  /**
   * One that runs already, as in the demo.
   * @param waits until what is done there has been told to the store; false: Assist sends its notifications in its own time
   */
  static at(url: string, waits = true): Sandbox {
    return new Sandbox(url, undefined, waits)
  }

  /**
   * @param allowedHosts names the sandbox is called by that do not end in localhost
   * @param databaseUrl a Postgres for its orders, where they are many; absent: a file
   */
  static async start(
    notificationUrl?: string,
    allowedHosts: readonly string[] = [],
    databaseUrl?: string,
  ): Promise<Sandbox> {
    const data = mkdtempSync(path.join(tmpdir(), "assist-sandbox-"))
    const args = ["--import", "tsx", "sandbox/src/main.ts", "--port", "0", "--data", path.join(data, "assist.sqlite")]
    args.push(
      "--merchant-id",
      "123456",
      "--login",
      "shoplogin",
      "--password",
      "Passw0rd1",
      "--secret-word",
      "s3cr3t-word",
    )
    if (notificationUrl) args.push("--notification-url", notificationUrl)
    if (databaseUrl) args.push("--database", databaseUrl)
    if (allowedHosts.length > 0) args.push("--allow-host", allowedHosts.join(","))
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
    const url = await new Promise<string>((resolve, reject) => {
      let output = ""
      const read = (chunk: Buffer) => {
        output += chunk
        const match = /Assist sandbox on (http:\/\/\S+)/.exec(output)
        if (match?.[1]) resolve(match[1])
      }
      child.stdout?.on("data", read)
      child.stderr?.on("data", read)
      child.on("exit", (code) => reject(new Error(`the sandbox ended with ${code}:\n${output}`)))
    })
    return new Sandbox(url, { child, data })
  }

  async stop(): Promise<void> {
    if (!this.own) return
    const { child, data } = this.own
    const ended = new Promise((done) => child.once("exit", done))
    child.kill("SIGTERM")
    await ended
    rmSync(data, { recursive: true, force: true })
  }

  /** As {@link payOrder}, in short. */
  pay(orderNumber: string, card: TestCardName = "approve", notify = true): Promise<LedgerOrder> {
    return this.payOrder(orderNumber, { card, notify })
  }

  /** As {@link createOrder}, in short. */
  create(order: NewOrder): Promise<LedgerOrder> {
    return this.createOrder(order)
  }

  /**
   * As {@link cabinet}, in short.
   * @param minutesOld how far Assist's clock is behind
   */
  byHand(
    billnumber: string,
    what: CabinetAction,
    amount?: string,
    notify = true,
    minutesOld = 0,
  ): Promise<LedgerOrder> {
    return this.cabinet(billnumber, what, { amount, notify, minutes_old: minutesOld })
  }
}
