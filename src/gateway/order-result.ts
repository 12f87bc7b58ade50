import { setTimeout as sleep } from "node:timers/promises"
import { AssistError } from "./assist-error"
import { explainCodes, RATE_LIMITED } from "./codes/explain-codes"
import { decodeText } from "./decode/charset"
import { Malformed } from "./decode/malformed"
import { readOrder } from "./decode/read-order"
import { decodeReply, type ReplyDocument } from "./decode/reply-document"
import type { PortReply, PortResult } from "./http-exchange"
import type { AssistOrder, OrderNumber } from "./model"
import type { ClientContext } from "./money-operation"
import { RequestCheck } from "./request/check-request"
import { credentialFields } from "./request/service-fields"
import { verifyReplyOrder } from "./verify-reply"

export interface OrderResultQuery {
  readonly orderNumber: OrderNumber
  /** Orders that began before this are not found. Always sent: Assist's own default is three days (protocol 6.1). */
  readonly from: Date
  readonly to?: Date
  readonly signal?: AbortSignal
}

const SERVICE = "orderresult"
const PATH = "/orderresult/orderresult.cfm"
const ATTEMPTS = 3

/**
 * All attempts that share an order number, with their operations (protocol 6.1); none when Assist knows no such order
 * in the window. A read: repeated on trouble with the connection, on HTTP 5xx and on the rate limit, within the total
 * time limit. Throws AssistError otherwise.
 */
export async function orderResult(context: ClientContext, query: OrderResultQuery): Promise<AssistOrder[]> {
  const fields = requestFields(context, query)
  const deadline = performance.now() + context.options.timeouts.total
  for (let attempt = 1; ; attempt++) {
    const total = deadline - performance.now()
    const result = await context.port.send({ service: SERVICE, path: PATH, fields, total, signal: query.signal })
    try {
      return readResult(context, query, result)
    } catch (error) {
      if (!(error instanceof AssistError) || attempt === ATTEMPTS || !mayPass(error, result)) throw error
      const pause = pauseBefore(attempt, error.kind === "rate_limited")
      if (performance.now() + pause >= deadline) throw error
      try {
        await sleep(pause, undefined, { signal: query.signal })
      } catch {
        throw aborted(query.signal)
      }
    }
  }
}

function requestFields(context: ClientContext, query: OrderResultQuery): Record<string, string> {
  const check = new RequestCheck(SERVICE)
  const orderNumber = check.orderNumber(query.orderNumber)
  const from = check.date("Start", query.from)
  const fields = {
    Ordernumber: orderNumber,
    ...credentialFields(context.options),
    ...dateFields("Start", from),
  }
  if (query.to === undefined) return fields
  // The window has no seconds: the minute that has begun belongs to it.
  const to = new Date(Math.ceil(check.date("End", query.to).getTime() / 60_000) * 60_000)
  if (to < from) check.refuse("End", "must not be before Start")
  return { ...fields, ...dateFields("End", to) }
}

/** GMT. A misspelt or missing part silently turns the whole window into the default one (protocol 6.1). */
function dateFields(prefix: "Start" | "End", date: Date): Record<string, string> {
  return {
    [`${prefix}Year`]: String(date.getUTCFullYear()),
    [`${prefix}Month`]: String(date.getUTCMonth() + 1),
    [`${prefix}Day`]: String(date.getUTCDate()),
    [`${prefix}Hour`]: String(date.getUTCHours()),
    [`${prefix}Min`]: String(date.getUTCMinutes()),
  }
}

function readResult(context: ClientContext, query: OrderResultQuery, result: PortResult): AssistOrder[] {
  if (result.outcome === "failed") {
    if (result.kind === "aborted") throw aborted(query.signal)
    throw new AssistError(result.kind, `Assist did not answer ${PATH}: ${result.reason}`, {
      service: SERVICE,
      cause: result.cause,
    })
  }
  const document = readReply(context, result)
  const { codes } = document
  // 10/201: no such order (protocol 6.1).
  if (codes.first === "10" && codes.second === "201") return []
  const raw = () => rawText(context, result)
  if (codes.first !== "0" || codes.second !== "0") {
    const text = document.faultText === "" ? "" : ` (${document.faultText})`
    const kind = codes.second === RATE_LIMITED ? "rate_limited" : "refused"
    const message = `Assist refused ${PATH}: ${explainCodes(codes).en}${text}`
    throw new AssistError(kind, message, { service: SERVICE, codes, raw: raw() })
  }
  if (result.status !== 200) {
    throw new AssistError("malformed", `Assist answered ${PATH} with HTTP status ${result.status} and no error`, {
      service: SERVICE,
      raw: raw(),
    })
  }
  return document.orders.map((order) => {
    const { verified, mismatch } = verifyReplyOrder(context, order)
    const read = readable(() => readOrder(order, verified), context, result)
    const problem =
      read.orderNumber === query.orderNumber
        ? mismatch
        : `order number expected ${query.orderNumber}, found ${read.orderNumber}`
    if (problem) {
      throw new AssistError("integrity", `Assist's answer to ${PATH} cannot be believed: ${problem}`, {
        service: SERVICE,
        codes,
        raw: raw(),
      })
    }
    return read
  })
}

function readReply(context: ClientContext, reply: PortReply): ReplyDocument {
  if (reply.status >= 300 && reply.status < 400) {
    throw new AssistError(
      "configuration",
      `Assist's server redirects ${PATH} to ${context.port.scrub(reply.location ?? "nowhere")}; redirects are not followed, set serverUrl to the address Assist gave`,
      { service: SERVICE },
    )
  }
  try {
    return decodeReply(reply.body, reply.contentType)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    if (reply.status === 200) throw malformed(error, context, reply)
    const kind = reply.status === 429 ? "rate_limited" : "unreachable"
    throw new AssistError(kind, `Assist answered ${PATH} with HTTP status ${reply.status} and no codes`, {
      service: SERVICE,
      raw: rawText(context, reply),
    })
  }
}

function readable<T>(read: () => T, context: ClientContext, reply: PortReply): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Malformed ? malformed(error, context, reply) : error
  }
}

function malformed(error: Malformed, context: ClientContext, reply: PortReply): AssistError {
  return new AssistError("malformed", `Assist's answer to ${PATH} cannot be read: ${error.message}`, {
    service: SERVICE,
    raw: rawText(context, reply),
  })
}

function rawText(context: ClientContext, reply: PortReply): string {
  try {
    return context.port.scrub(decodeText(reply.body, reply.contentType))
  } catch {
    return context.port.scrub(Buffer.from(reply.body).toString("latin1"))
  }
}

/** Whether asking again may bring an answer. */
function mayPass(error: AssistError, result: PortResult): boolean {
  if (error.kind === "rate_limited" || error.kind === "timeout") return true
  if (error.kind !== "unreachable") return false
  // A 4xx without codes (a firewall, a wrong path) answers the same every time.
  return result.outcome === "failed" || result.status >= 500
}

/** Doubling, with full jitter, so that many callers do not come back together. */
function pauseBefore(attempt: number, rateLimited: boolean): number {
  const base = (rateLimited ? 1_000 : 150) * 2 ** (attempt - 1)
  return base / 2 + Math.random() * (base / 2)
}

function aborted(signal: AbortSignal | undefined): AssistError {
  return new AssistError("aborted", `the call of ${PATH} was aborted`, { service: SERVICE, cause: signal?.reason })
}
