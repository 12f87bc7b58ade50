import { Pool } from "undici"
import type { AssistService } from "../assist-error"
import type { ResolvedOptions } from "../options"
import { createScrubber, excerpt, scrubFields } from "../scrub"
import { CircuitBreaker } from "./circuit-breaker"
import { type BodyEncoding, encodeBody } from "./encode-body"
import { HttpExchange, OUT_OF_TIME, type PortResult, type ReplyFilter } from "./http-exchange"

export interface PortRequest {
  readonly service: AssistService
  /** Below the base path, such as `/charge/charge.cfm`. */
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** Default `form`. */
  readonly encoding?: BodyEncoding
  /** Sent as `Authorization: Bearer` (protocol 3.5). */
  readonly bearer?: string
  /** Milliseconds left for this exchange. */
  readonly total: number
  readonly signal?: AbortSignal
  /** For a report: its own limit of size, and what reads it as it arrives. */
  readonly report?: { readonly maxBytes: number; readonly filter: ReplyFilter }
}

/**
 * The one door to Assist: POST in UTF-8, limits on time and size, no redirects followed, no repeats, and nothing
 * unscrubbed told to anyone. Never throws; what went wrong is in the result.
 */
export class HttpPort {
  readonly #pool: Pool
  readonly #options: ResolvedOptions
  readonly #scrub: (text: string) => string
  readonly #circuit: CircuitBreaker | undefined

  constructor(options: ResolvedOptions) {
    this.#options = options
    this.#scrub = createScrubber([options.login, options.password, ...options.secretWords])
    this.#circuit = options.circuit && new CircuitBreaker(options.circuit)
    this.#pool = new Pool(options.origin, {
      connections: options.connections,
      // One request per connection at a time: with pipelining, a failed one would send those behind it again.
      pipelining: 1,
      connect: { timeout: options.timeouts.connect },
      headersTimeout: options.timeouts.headers,
      bodyTimeout: options.timeouts.body,
    })
  }

  async send(request: PortRequest): Promise<PortResult> {
    const started = performance.now()
    const path = `${this.#options.basePath}${request.path}`
    const result = await this.#guarded(request, path, started)
    this.#tell(request, path, result, Math.round(performance.now() - started))
    return result
  }

  async #guarded(request: PortRequest, path: string, now: number): Promise<PortResult> {
    const closedFor = this.#circuit?.enter(now) ?? 0
    if (closedFor > 0) {
      const reason = `Assist failed to answer several times in a row, so nothing is sent for another ${Math.ceil(closedFor / 1000)} s`
      return { outcome: "failed", sent: false, kind: "circuit_open", reason, cause: undefined }
    }
    let answered: boolean | undefined
    try {
      const result = await this.#exchange(request, path)
      answered = isAnswer(result)
      return result
    } finally {
      this.#circuit?.leave(answered, performance.now())
    }
  }

  /** Lets exchanges that are under way finish, for at most the total time limit. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#options.timeouts.total)
      timer.unref()
    })
    if (!this.#pool.closed) await Promise.race([this.#pool.close(), patience])
    clearTimeout(timer)
    if (!this.#pool.destroyed) await this.#pool.destroy()
  }

  /** Scrubs a text and knows this merchant's own secrets. */
  scrub(text: string): string {
    return this.#scrub(text)
  }

  async #exchange(request: PortRequest, path: string): Promise<PortResult> {
    const { signal } = request
    if (signal?.aborted) {
      return { outcome: "failed", sent: false, kind: "aborted", reason: "the call was aborted", cause: signal.reason }
    }
    const { contentType, body, soapAction } = encodeBody(request.encoding ?? "form", request.service, request.fields)
    const total = Math.max(1, request.total)
    const { maxBytes, filter } = request.report ?? { maxBytes: this.#options.maxReplyBytes }
    const exchange = new HttpExchange({ deadline: performance.now() + total, maxBytes, filter })
    const onAbort = () => exchange.stop("aborted", "the call was aborted")
    const timer = setTimeout(() => exchange.stop("timeout", OUT_OF_TIME), total)
    signal?.addEventListener("abort", onAbort, { once: true })
    try {
      this.#pool.dispatch(
        {
          method: "POST",
          path,
          headers: headersOf(contentType, soapAction, request.bearer),
          body,
          idempotent: false,
        },
        exchange,
      )
      return await exchange.result
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener("abort", onAbort)
    }
  }

  #tell(request: PortRequest, path: string, result: PortResult, ms: number): void {
    const { onWire } = this.#options
    if (!onWire) return
    const replied = result.outcome === "replied"
    const scrub = this.#scrub
    try {
      // Scrubbing costs more than the rest of the call: done only when the listener looks.
      onWire({
        service: request.service,
        path,
        status: replied ? result.status : undefined,
        ms,
        get request() {
          return scrubFields(request.fields)
        },
        // The charset does not matter to a log line; latin letters, digits and markup read the same.
        get reply() {
          return replied ? excerpt(scrub(Buffer.from(result.body.subarray(0, 16_384)).toString("utf8"))) : undefined
        },
        get error() {
          return replied ? undefined : scrub(result.reason)
        },
      })
    } catch {
      // A listener that throws must not turn a payment that was made into an error.
    }
  }
}

/** Whether the server did its work; undefined when the call says nothing about that. */
function isAnswer(result: PortResult): boolean | undefined {
  if (result.outcome === "replied") return result.status < 502 || result.status > 504
  if (result.kind === "unreachable" || result.kind === "timeout") return false
  return result.kind === "malformed" ? false : undefined
}

function headersOf(
  contentType: string,
  soapAction: string | undefined,
  bearer: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    "content-type": contentType,
    accept: "text/xml, application/xml, application/json, text/plain",
    "accept-encoding": "identity",
  }
  if (soapAction !== undefined) headers["soapaction"] = soapAction
  if (bearer !== undefined) headers["authorization"] = `Bearer ${bearer}`
  return headers
}
