import http from "node:http"
import type { AddressInfo } from "node:net"
import { AssistClient, type AssistClientOptions } from "../../index"

export interface ReceivedRequest {
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  /** Of a form. */
  readonly fields: Record<string, string>
  readonly text: string
}
export type Answer = (request: ReceivedRequest, response: http.ServerResponse) => void

/** A server on loopback that answers each request with the next answer; the last one answers all that follow. */
export class TestServer {
  readonly received: ReceivedRequest[] = []
  readonly #server: http.Server
  readonly #answers: Answer[]

  private constructor(answers: Answer[]) {
    this.#answers = answers
    this.#server = http.createServer((incoming, response) => {
      const chunks: Buffer[] = []
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
      incoming.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8")
        const isForm = incoming.headers["content-type"]?.includes("form-urlencoded")
        const request: ReceivedRequest = {
          path: incoming.url ?? "",
          headers: incoming.headers,
          fields: isForm ? Object.fromEntries(new URLSearchParams(text)) : {},
          text,
        }
        this.received.push(request)
        const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]
        answer?.(request, response)
      })
    })
  }

  static async start(...answers: Answer[]): Promise<TestServer> {
    const server = new TestServer(answers)
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve))
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

export function answer(body: string | Uint8Array, status = 200, headers: http.OutgoingHttpHeaders = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8", ...headers })
    response.end(body)
  }
}

/** Takes the whole request and closes the connection without a word. */
export const drop: Answer = (_request, response) => {
  response.socket?.destroy()
}

/** Takes the whole request and never answers. */
export const hang: Answer = () => {}

export const SECRET_WORD = "s3cr3t-word"
const opened: AssistClient[] = []

export function client(serverUrl: string, options: Partial<AssistClientOptions> = {}): AssistClient {
  const made = new AssistClient({
    serverUrl,
    merchantId: "123456",
    login: "shop_login",
    password: "Passw0rd99",
    secretWords: [SECRET_WORD],
    timeouts: { connect: 2_000, headers: 2_000, body: 2_000, total: 3_000 },
    ...options,
  })
  opened.push(made)
  return made
}

/** For `afterEach`. */
export async function closeClients(): Promise<void> {
  await Promise.all(opened.splice(0).map((made) => made.close()))
}
