import { setTimeout as sleep } from "node:timers/promises"
import { AssistError, type AssistService } from "../assist-error"
import type { ClientContext } from "../client-context"
import { explainCodes, RATE_LIMITED } from "../codes/explain-codes"
import { Malformed } from "../decode/malformed"
import type { RecordReader } from "../decode/record-reader"
import { decodeList, decodeReply, type ReplyDocument } from "../decode/reply-document"
import { HeldBack, type Urgency } from "../http/call-budget"
import type { BodyEncoding } from "../http/encode-body"
import type { PortReply, PortResult } from "../http/http-exchange"
import { aborted, malformed, rawText, redirected } from "./reply-errors"

/** A call that answers with something, or throws. */
export interface Question<T> {
  readonly service: AssistService
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  readonly encoding?: BodyEncoding
  readonly bearer?: string
  readonly signal?: AbortSignal
  /** Whose turn it waits for. Default `money`. */
  readonly urgency?: Urgency
  /** A read is asked again on trouble that passes; what changes something at Assist is sent once. */
  readonly repeatable: boolean
  /** Codes other than success that are an answer all the same. */
  readonly isAnswer?: (document: ReplyDocument) => boolean
  /** The answer may be a JSON list of objects: `content` then holds it as `list`. */
  readonly mayBeList?: boolean
  /** For a report that may be long: reads its orders as they arrive. Called for every attempt. */
  readonly records?: () => RecordReader
  /** May throw Malformed or AssistError. */
  readonly read: (document: ReplyDocument, raw: () => string) => T | Promise<T>
}

const ATTEMPTS = 3

/**
 * Asks one of Assist's services. Repeats what may be repeated on trouble with the connection, on HTTP 5xx and on the
 * rate limit, within the total time limit; a rate limit holds back every other call of the merchant too. Throws
 * AssistError.
 */
export async function askAssist<T>(context: ClientContext, question: Question<T>): Promise<T> {
  const deadline = performance.now() + context.options.timeouts.total
  for (let attempt = 1; ; attempt++) {
    const records = question.records?.()
    const result = await sendInTurn(context, question, deadline, records)
    try {
      const answer = await readAnswer(context, question, result, records)
      return answer
    } catch (error) {
      if (!(error instanceof AssistError) || attempt === ATTEMPTS || !mayPass(error, result, question)) throw error
      const limited = error.kind === "rate_limited"
      const pause = limited ? context.budget.wait() : pauseBefore(attempt)
      if (performance.now() + pause >= deadline) throw error
      // A rate limit is waited out in the queue of the merchant's calls, where more urgent ones go first.
      if (!limited) await pauseFor(pause, question)
    }
  }
}

/** Shoppers are told "not known yet" rather than kept waiting, and leave the queue to others. */
const SHOPPERS_WAIT = 3_000

async function sendInTurn(
  { budget, port, options }: ClientContext,
  question: Question<unknown>,
  deadline: number,
  filter: RecordReader | undefined,
): Promise<PortResult> {
  const { service, path, fields, encoding, bearer, signal, urgency = "money" } = question
  const left = deadline - performance.now()
  const within = urgency === "shopper" ? Math.min(left, SHOPPERS_WAIT) : left
  const report = filter && { maxBytes: options.maxReportBytes, filter }
  try {
    return await budget.run(urgency, within, signal, () =>
      port.send({ service, path, fields, encoding, bearer, signal, report, total: deadline - performance.now() }),
    )
  } catch (error) {
    if (!(error instanceof HeldBack)) throw aborted(question, signal)
    const message = `Assist takes no more calls of this merchant just now, so ${path} was not asked; try again in ${Math.ceil(error.wait / 1000)} s`
    throw new AssistError("rate_limited", message, { service })
  }
}

async function pauseFor(pause: number, question: Question<unknown>): Promise<void> {
  try {
    await sleep(pause, undefined, { signal: question.signal })
  } catch {
    throw aborted(question, question.signal)
  }
}

function readAnswer<T>(
  context: ClientContext,
  question: Question<T>,
  result: PortResult,
  records: RecordReader | undefined,
): T | Promise<T> {
  const { service, path } = question
  if (result.outcome === "failed") {
    if (result.kind === "aborted") throw aborted(question, question.signal)
    throw new AssistError(result.kind, `Assist did not answer ${path}: ${result.reason}`, {
      service,
      cause: result.cause,
    })
  }
  const document = readReply(context, question, result)
  const { codes } = document
  const raw = () => rawText(context, result)
  const answered = (codes.first === "0" && codes.second === "0") || question.isAnswer?.(document) === true
  if (!answered) {
    if (codes.second === RATE_LIMITED) context.budget.limited()
    else context.budget.answered()
    const text = document.faultText === "" ? "" : ` (${document.faultText})`
    const kind = codes.second === RATE_LIMITED ? "rate_limited" : "refused"
    const message = `Assist refused ${path}: ${explainCodes(codes).en}${text}`
    throw new AssistError(kind, message, { service, codes, raw: raw() })
  }
  context.budget.answered()
  if (result.status !== 200 && question.isAnswer?.(document) !== true) {
    throw new AssistError("malformed", `Assist answered ${path} with HTTP status ${result.status} and no error`, {
      service,
      raw: raw(),
    })
  }
  return readable(context, question, result, () => {
    records?.check()
    return question.read(document, raw)
  })
}

function readReply(context: ClientContext, question: Question<unknown>, reply: PortReply): ReplyDocument {
  const { service, path } = question
  if (reply.status >= 300 && reply.status < 400) throw redirected(context, question, reply)
  try {
    const list = question.mayBeList ? decodeList(reply.body, reply.contentType) : undefined
    return list ?? decodeReply(reply.body, reply.contentType)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    if (reply.status === 200) throw malformed(error, context, question, reply)
    if (reply.status === 429) context.budget.limited()
    const kind = reply.status === 429 ? "rate_limited" : "unreachable"
    throw new AssistError(kind, `Assist answered ${path} with HTTP status ${reply.status} and no codes`, {
      service,
      raw: rawText(context, reply),
    })
  }
}

function readable<T>(
  context: ClientContext,
  question: Question<T>,
  reply: PortReply,
  read: () => T | Promise<T>,
): T | Promise<T> {
  const translate = (error: unknown): never => {
    throw error instanceof Malformed ? malformed(error, context, question, reply) : error
  }
  try {
    const answer = read()
    return answer instanceof Promise ? answer.catch(translate) : answer
  } catch (error) {
    return translate(error)
  }
}

/** Whether asking again may bring an answer. */
function mayPass(error: AssistError, result: PortResult, question: Question<unknown>): boolean {
  if (!question.repeatable) return false
  // A shopper's question is not worth another turn that somebody else could have.
  if (error.kind === "rate_limited") return question.urgency !== "shopper"
  if (error.kind === "timeout") return true
  if (error.kind !== "unreachable") return false
  // A 4xx without codes (a firewall, a wrong path) answers the same every time.
  return result.outcome === "failed" || result.status >= 500
}

/** Doubling, with jitter, so that many callers do not come back together. */
function pauseBefore(attempt: number): number {
  const base = 150 * 2 ** (attempt - 1)
  return base / 2 + Math.random() * (base / 2)
}
