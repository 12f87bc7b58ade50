import { once } from "node:events"
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http"
import { createServer as createTlsServer, type Server as TlsServer } from "node:https"
import type { AddressInfo } from "node:net"
import type { Certificate } from "./certificates"

/** Stops one coming call at a point, and says when it is there. */
export interface Hold {
  readonly arrived: Promise<void>
  /** Lets it go on. Without `through` a held request is thrown away: its sender was killed. */
  release(through: boolean): void
}

interface Plan {
  readonly service: string
  readonly keys: readonly string[]
  readonly point: "request" | "reply"
  readonly pass: () => Promise<boolean>
}

/**
 * Stands between a store and the sandbox. Every call has a connection of its own, so that what happens to the next
 * connection (refused, another certificate) happens to the next call.
 */
export class AssistGate {
  private plans: Plan[] = []
  private readonly server: Server | TlsServer
  private port = 0

  constructor(
    private readonly target: string,
    private readonly host: string,
    private readonly certificate?: Certificate,
  ) {
    const serve = (incoming: IncomingMessage, answer: ServerResponse) =>
      void this.serve(incoming, answer).catch(() => answer.destroy())
    this.server = certificate ? createTlsServer(certificate, serve) : createServer(serve)
  }

  get url(): string {
    return `${this.certificate ? "https" : "http"}://${this.host}:${this.port}`
  }

  async listen(): Promise<void> {
    if (this.server.listening) return
    await once(this.server.listen(this.port, "127.0.0.1"), "listening")
    this.port = (this.server.address() as AddressInfo).port
  }

  /** From now on connections are refused. Calls under way go on. */
  refuse(): void {
    this.server.close()
  }

  /** From now on this certificate is shown. */
  show(certificate: Certificate): void {
    if ("setSecureContext" in this.server) this.server.setSecureContext(certificate)
  }

  /** The next call of `service` that names one of `keys` waits for `work` before its request or reply passes. */
  before(service: string, keys: readonly string[], point: Plan["point"], work: () => Promise<unknown>): void {
    this.plans.push({ service, keys, point, pass: () => work().then(() => true) })
  }

  hold(service: string, keys: readonly string[], point: Plan["point"]): Hold {
    let here = () => {}
    let go = (_through: boolean) => {}
    const arrived = new Promise<void>((resolve) => {
      here = resolve
    })
    const released = new Promise<boolean>((resolve) => {
      go = resolve
    })
    const pass = () => {
      here()
      return released
    }
    this.plans.push({ service, keys, point, pass })
    return { arrived, release: (through) => go(through) }
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  private planFor(path: string, body: string, point: Plan["point"]): Plan | undefined {
    const found = this.plans.find(
      (plan) =>
        plan.point === point && path.includes(`/${plan.service}.cfm`) && plan.keys.some((key) => body.includes(key)),
    )
    this.plans = this.plans.filter((plan) => plan !== found)
    return found
  }

  private async serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const path = incoming.url ?? "/"
    if ((await this.planFor(path, body.toString(), "request")?.pass()) === false) return void answer.destroy()
    const { connection: _connection, ...headers } = incoming.headers
    const outgoing = request(`${this.target}${path}`, { method: incoming.method, headers, agent: false })
    answer.on("close", () => outgoing.destroy())
    outgoing.end(body)
    const [reply] = (await once(outgoing, "response")) as [IncomingMessage]
    const parts: Buffer[] = []
    let broken = false
    try {
      for await (const part of reply) parts.push(part)
    } catch {
      broken = true
    }
    if ((await this.planFor(path, body.toString(), "reply")?.pass()) === false) return void answer.destroy()
    answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, connection: "close" })
    if (!broken) return void answer.end(Buffer.concat(parts))
    answer.write(Buffer.concat(parts), () => answer.destroy())
  }
}
