import type { Dispatcher } from "undici"
import type { AssistErrorKind } from "../assist-error"

export interface PortReply {
  readonly outcome: "replied"
  readonly status: number
  readonly contentType: string | undefined
  readonly location: string | undefined
  readonly body: Uint8Array
}

export interface PortFailure {
  readonly outcome: "failed"
  /**
   * False only when it is certain that no byte of the request left this machine. True does not mean that Assist got
   * it: it means nobody can tell.
   */
  readonly sent: boolean
  readonly kind: Extract<
    AssistErrorKind,
    "unreachable" | "timeout" | "too_large" | "aborted" | "malformed" | "circuit_open"
  >
  readonly reason: string
  readonly cause: unknown
}

export type PortResult = PortReply | PortFailure

export const OUT_OF_TIME = "the call did not finish within its total time limit"

/** Takes the reply as it arrives. None of it throws. */
export interface ReplyFilter {
  /** Returns what of a piece is kept for the reply's body. */
  write(chunk: Buffer, contentType: string | undefined): Buffer
  /** The reply is complete. */
  end(contentType: string | undefined): Buffer
  /** Charset of what was kept; undefined: as it came. */
  readonly charset: string | undefined
}

export interface ExchangeOptions {
  /** By `performance.now()`: after it nothing is written any more. */
  readonly deadline: number
  /** Bytes of the reply at most. Absent: no limit. */
  readonly maxBytes?: number
  readonly filter?: ReplyFilter
}

/**
 * One request on the wire, as undici's dispatcher sees it.
 *
 * Whether the request was sent is not guessed from error codes (`ECONNRESET` and "other side closed" come before and
 * after the request is written alike). undici calls `onRequestStart` immediately before it writes the first byte to
 * the socket, after the connection and the TLS handshake: no such call, nothing sent.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly result: Promise<PortResult>
  #settle: (result: PortResult) => void = () => {}
  #settled = false
  #started = false
  #controller: Dispatcher.DispatchController | undefined
  #stopped: Error | undefined
  #status = 0
  #contentType: string | undefined
  #location: string | undefined
  #body: Buffer | undefined
  #chunks: Buffer[] | undefined
  #received = 0

  constructor(private readonly options: ExchangeOptions) {
    this.result = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  /** Gives up: settles at once, and closes the connection when there is one. */
  stop(kind: "timeout" | "aborted", reason: string): void {
    if (this.#settled) return
    this.#stopped = new Error(reason)
    this.#fail(kind, reason, undefined)
    this.#controller?.abort(this.#stopped)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A process that stood still hears of its connection before its timer: what is due long ago must not go out.
    if (performance.now() > this.options.deadline) this.stop("timeout", OUT_OF_TIME)
    if (this.#stopped) {
      // Stopped while waiting for a connection: aborting here keeps undici from writing anything.
      controller.abort(this.#stopped)
      return
    }
    if (this.#started) {
      // undici may put a request back into its queue in rare cases. A request that moves money goes out once.
      controller.abort(new Error("the request was already written once and is not repeated"))
      return
    }
    this.#started = true
    this.#controller = controller
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx are interim; the reply proper calls again.
    this.#status = status
    this.#contentType = single(headers["content-type"])
    this.#location = single(headers["location"])
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { maxBytes, filter } = this.options
    this.#received += chunk.length
    if (maxBytes !== undefined && this.#received > maxBytes) {
      if (!this.#settled) this.#fail("too_large", "Assist's answer is larger than the limit", undefined)
      controller.abort(new Error("too large"))
      return
    }
    this.#keep(filter ? filter.write(chunk, this.#contentType) : chunk)
  }

  #keep(chunk: Buffer): void {
    // Most replies come in one piece, which needs no copy.
    if (!this.#body) this.#body = chunk
    else if (this.#chunks) this.#chunks.push(chunk)
    else this.#chunks = [this.#body, chunk]
  }

  onResponseEnd(): void {
    if (this.#settled) return
    this.#settled = true
    const { filter } = this.options
    if (filter) this.#keep(filter.end(this.#contentType))
    this.#settle({
      outcome: "replied",
      status: this.#status,
      contentType: filter?.charset === undefined ? this.#contentType : `text/xml; charset=${filter.charset}`,
      location: this.#location,
      body: this.#chunks ? Buffer.concat(this.#chunks) : (this.#body ?? Buffer.alloc(0)),
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#settled) return
    const { kind, reason } = describeFailure(error)
    // undici's parser error carries the bytes it stumbled over: no place for them in a log.
    this.#fail(kind, reason, "data" in error ? undefined : error)
  }

  #fail(kind: PortFailure["kind"], reason: string, cause: unknown): void {
    this.#settled = true
    this.#settle({ outcome: "failed", sent: this.#started, kind, reason, cause })
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

const REASONS: Readonly<Record<string, Pick<PortFailure, "kind" | "reason">>> = {
  UND_ERR_CONNECT_TIMEOUT: { kind: "timeout", reason: "no connection to Assist within the time limit" },
  UND_ERR_HEADERS_TIMEOUT: { kind: "timeout", reason: "Assist did not answer within the time limit" },
  UND_ERR_BODY_TIMEOUT: { kind: "timeout", reason: "Assist's answer stopped in the middle" },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { kind: "unreachable", reason: "Assist's answer was cut off" },
  UND_ERR_SOCKET: { kind: "unreachable", reason: "the connection was closed before the whole answer came" },
  UND_ERR_HEADERS_OVERFLOW: { kind: "malformed", reason: "the answer's headers are larger than the limit" },
  UND_ERR_CLOSED: { kind: "aborted", reason: "the client was closed" },
  UND_ERR_DESTROYED: { kind: "aborted", reason: "the client was closed" },
  ECONNREFUSED: { kind: "unreachable", reason: "the connection was refused" },
  ECONNRESET: { kind: "unreachable", reason: "the connection was reset" },
  EPIPE: { kind: "unreachable", reason: "the connection was closed while the request was being written" },
  ENOTFOUND: { kind: "unreachable", reason: "the name of the server does not resolve" },
  EAI_AGAIN: { kind: "unreachable", reason: "the name of the server could not be resolved for now" },
  ETIMEDOUT: { kind: "timeout", reason: "the connection timed out" },
  EHOSTUNREACH: { kind: "unreachable", reason: "there is no route to the server" },
  ENETUNREACH: { kind: "unreachable", reason: "there is no network to the server" },
}

function describeFailure(error: Error): Pick<PortFailure, "kind" | "reason"> {
  const code = "code" in error && typeof error.code === "string" ? error.code : ""
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined
  if (known) return { kind: known.kind, reason: `${known.reason} (${code})` }
  if (error.name === "HTTPParserError") return { kind: "malformed", reason: "what came is not HTTP" }
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)) {
    return { kind: "unreachable", reason: `the server's certificate was not accepted (${code})` }
  }
  return { kind: "unreachable", reason: code === "" ? error.message : `${error.message} (${code})` }
}
