import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

/** A line of a fiscal receipt; `quantity` in thousandths. */
export interface ReceiptLine {
  id: number
  name: string
  price: string
  quantity: number
  amount: string
  tax: string
  fpmode: number
}

/** An order as the sandbox's ledger holds it (its control API). Sums are decimal strings. */
export interface LedgerOrder {
  billnumber: string
  ordernumber: string
  merchant_id: string
  state: string
  testmode: number
  delay: number
  orderamount: string
  ordercurrency: string
  held: string
  charged: string
  returned: string
  released: string
  email?: string
  /** What the shopper agreed to with it. */
  recurring?: { min: string; max: string; periodDays: number; maxDate: string }
  /** Of the payment. */
  receipt?: ReceiptLine[] | null
  operations: {
    receipt?: ReceiptLine[] | null
    billnumber: string
    type: number
    state: string
    amount: string
    currency: string
    responsecode: string
  }[]
}

export interface SentNotification {
  id: string
  ordernumber: string
  billnumber: string
  operationtype: string
  state: string
  attempts: number
  answer: string | null
  fields: Record<string, string>
}

const root = path.resolve(__dirname, "../..")

/** The Assist sandbox as a process of its own, spoken to over HTTP only. */
export class Sandbox {
  private constructor(
    readonly url: string,
    private readonly own?: { child: ChildProcess; data: string },
    private readonly waits = true,
  ) {}

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

  private async call<T>(method: string, where: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/_control/${where}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`sandbox: ${method} ${where} -> ${response.status} ${text}`)
    return JSON.parse(text || "{}") as T
  }

  /** Every attempt under an order number, oldest first. */
  async orders(orderNumber: string): Promise<LedgerOrder[]> {
    const { orders } = await this.call<{ orders: LedgerOrder[] }>(
      "GET",
      `orders?ordernumber=${encodeURIComponent(orderNumber)}`,
    )
    return orders
  }

  /** The only attempt under an order number. */
  async order(orderNumber: string): Promise<LedgerOrder> {
    const orders = await this.orders(orderNumber)
    if (orders.length !== 1 || !orders[0])
      throw new Error(`expected one attempt for ${orderNumber}, found ${orders.length}`)
    return orders[0]
  }

  /** Pays the open attempt as the shopper would on the page; waits until Assist has delivered its notification. */
  async pay(orderNumber: string, card = "approve", notify = true): Promise<LedgerOrder> {
    const order = await this.call<LedgerOrder>("POST", "pay", { ordernumber: orderNumber, card, notify })
    if (notify && this.waits) await this.flush()
    return order
  }

  create(order: Record<string, unknown>): Promise<LedgerOrder> {
    return this.call("POST", "orders", order)
  }

  /**
   * What a merchant does by hand in Assist's cabinet.
   * @param minutesOld how far Assist's clock is behind
   */
  async byHand(
    billnumber: string,
    what: "charge" | "cancel" | "timeout" | "expire_hold",
    amount?: string,
    notify = true,
    minutesOld = 0,
  ): Promise<LedgerOrder> {
    const asked = { amount, notify, minutes_old: minutesOld }
    const order = await this.call<LedgerOrder>("POST", `orders/${billnumber}/${what}`, asked)
    if (notify && this.waits) await this.flush()
    return order
  }

  flush(): Promise<unknown> {
    return this.call("POST", "notifications/flush", {})
  }

  async notifications(orderNumber: string): Promise<SentNotification[]> {
    const { notifications } = await this.call<{ notifications: SentNotification[] }>(
      "GET",
      `notifications?ordernumber=${encodeURIComponent(orderNumber)}`,
    )
    return notifications
  }

  async resend(notificationId: string): Promise<void> {
    await this.call("POST", `notifications/${notificationId}/resend`, {})
    await this.flush()
  }

  /** The next `times` calls of a service go wrong in this way. */
  fault(
    service: string,
    kind: string,
    more: { times?: number; ordernumber?: string; delayMs?: number } = {},
  ): Promise<unknown> {
    return this.call("POST", "faults", { service, kind, ...more })
  }

  /** What Assist was asked for, in order; secrets masked by the sandbox. */
  async requests(service: string): Promise<{ service: string; fields: Record<string, string> }[]> {
    const { requests } = await this.call<{ requests: { service: string; fields: Record<string, string> }[] }>(
      "GET",
      `requests?service=${service}`,
    )
    return requests
  }

  settings(settings: Record<string, unknown>): Promise<unknown> {
    return this.call("POST", "settings", settings)
  }

  /** The public keys Assist signs its results with. */
  keys(): Promise<{ rsa: string; pgp: string }> {
    return this.call("GET", "keys")
  }

  merchant(merchant: Record<string, unknown>): Promise<unknown> {
    return this.call("POST", "merchants", merchant)
  }

  /** Ends all faults, or those of one order. */
  async clearFaults(orderNumber?: string): Promise<void> {
    if (orderNumber === undefined) return void (await this.call("DELETE", "faults"))
    const { faults } = await this.call<{ faults: { id: number; ordernumber: string | null }[] }>("GET", "faults")
    for (const { id, ordernumber } of faults)
      if (ordernumber === orderNumber) await this.call("DELETE", `faults?id=${id}`)
  }

  /** Moves Assist's time, until the next reset. */
  clock(aheadMs: number): Promise<unknown> {
    return this.call("POST", "clock", { ahead_seconds: aheadMs / 1000 })
  }

  async reset(): Promise<void> {
    await this.call("POST", "reset", {})
    await this.call("DELETE", "requests")
    await this.clearFaults()
  }
}
