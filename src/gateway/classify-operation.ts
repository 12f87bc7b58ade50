import type { Asked, MoneyOperation } from "./asked-operation"
import type { ClientContext } from "./client-context"
import type { CodeText } from "./codes/code-text"
import { explainCodes, RATE_LIMITED } from "./codes/explain-codes"
import { FIRST_CODES } from "./codes/first-codes"
import { isDecline } from "./codes/response-codes"
import { Malformed } from "./decode/malformed"
import { readOperationReply } from "./decode/read-operation-reply"
import { decodeReply, type ReplyDocument } from "./decode/reply-document"
import type { PortReply, PortResult } from "./http/http-exchange"
import { findMismatch } from "./match-reply"
import type { OperationReply, Outcome, ServiceCodes } from "./model"
import { verifyReplyOrder, verifyReplySignature } from "./verify-reply"

/** "Дубликатный объект" (seed 004). */
const DUPLICATE = "11"

type OperationOutcome = Outcome<OperationReply>

/**
 * What became of a call that moves money (design rule 3). Everything that does not prove one of the other three is
 * `unknown`: the caller reads the order before it answers anybody.
 */
export function classifyOperation(
  context: ClientContext,
  operation: MoneyOperation,
  asked: Asked,
  result: PortResult,
): OperationOutcome | Promise<OperationOutcome> {
  if (result.outcome === "failed") {
    return result.sent
      ? { outcome: "unknown", reason: `${operation.path} was sent, but its result is not known: ${result.reason}` }
      : { outcome: "not_sent", reason: `${operation.path} was not sent: ${result.reason}` }
  }
  const document = readReply(result)
  if (document instanceof Malformed) {
    const redirect = result.location === undefined ? "" : ", a redirect, which is not followed: check serverUrl"
    return {
      outcome: "unknown",
      reason: `Assist's answer to ${operation.path} (HTTP ${result.status}${redirect}) cannot be read: ${document.message}`,
    }
  }
  const { codes } = document
  if (codes.second === RATE_LIMITED) context.budget.limited()
  else context.budget.answered()
  const refused = codes.first !== "0" || codes.second !== "0"
  if (refused) return classifyRefusal(operation, asked, document)
  const outcome = classifyAnswer(context, operation, asked, document, result.status)
  return context.verifier ? withSignature(context, operation, document, outcome) : outcome
}

/** An answer whose signature is wrong proves nothing, whatever it says. */
async function withSignature(
  context: ClientContext,
  operation: MoneyOperation,
  document: ReplyDocument,
  outcome: OperationOutcome,
): Promise<OperationOutcome> {
  const problem = await verifyReplySignature(context, "operation", document.orders[0])
  if (problem === undefined || outcome.outcome === "not_sent") return outcome
  const reason = `Assist's answer to ${operation.path} cannot be believed: ${problem}`
  return { outcome: "unknown", reason, codes: document.codes, reply: outcome.reply }
}

function readReply(reply: PortReply): ReplyDocument | Malformed {
  try {
    return decodeReply(reply.body, reply.contentType)
  } catch (error) {
    if (error instanceof Malformed) return error
    throw error
  }
}

/** Assist says the request could not be processed (seed 003): non-zero first or second code. */
function classifyRefusal(operation: MoneyOperation, asked: Asked, document: ReplyDocument): OperationOutcome {
  const { codes, faultText } = document
  const reply = readOperationReply(document, operation.typeCode)
  const answered = answeredWith(operation, codes, faultText)
  const said = answered.en
  if (isNamed(reply) && (reply.state !== "unknown" || reply.responseCode !== "")) {
    // Error codes beside an order that has a result contradict each other, except for a plain decline of ours.
    const consistent = isDecline(reply.responseCode) && findMismatch(asked, reply, "identity") === undefined
    if (!consistent) return { outcome: "unknown", reason: `${said}, and yet with the result of an order`, codes, reply }
  }
  if (codes.second === RATE_LIMITED) return { outcome: "not_sent", reason: `${said}; nothing was done`, codes }
  if (asked.externalRefundId !== undefined && codes.first === DUPLICATE) {
    const reason = `${said}: a refund with this Externalrefundid was taken before, so this one may be the repeat of one that was carried out`
    return { outcome: "unknown", reason, codes, reply }
  }
  // Second code 1 is "unexpected error": whatever the first says, it does not prove that nothing was done.
  const proven = FIRST_CODES.get(codes.first)?.provesNothingDone === true && codes.second !== "1"
  return proven
    ? { outcome: "declined", reason: said, words: answered, reply }
    : { outcome: "unknown", reason: `${said}; that does not say whether it was done`, codes, reply }
}

/** Codes 0/0 only say that the request was processed; responsecode and orderstate hold the result (protocol 14.15). */
function classifyAnswer(
  context: ClientContext,
  operation: MoneyOperation,
  asked: Asked,
  document: ReplyDocument,
  status: number,
): OperationOutcome {
  const { codes } = document
  const reply = readOperationReply(document, operation.typeCode)
  const unknown = (reason: string): OperationOutcome => ({ outcome: "unknown", reason, codes, reply })
  if (document.orders.length !== 1) {
    return unknown(`Assist's answer to ${operation.path} holds ${document.orders.length} orders instead of one`)
  }
  const mismatch = findMismatch(asked, reply, "identity") ?? verifyReplyOrder(context, document.orders[0]).mismatch
  if (mismatch) return unknown(`Assist's answer to ${operation.path} is about something else: ${mismatch}`)

  const code = words({ responseCode: reply.responseCode })
  if (isDecline(reply.responseCode)) {
    const message = reply.message === "" ? "" : ` (${reply.message})`
    const { ru, be } = explainCodes({ responseCode: reply.responseCode })
    const en = `Assist declined ${operation.path}: ${code}${message}`
    const words = { en, ru: `${ru}${message}`, be: `${be}${message}` }
    return { outcome: "declined", reason: en, words, reply }
  }
  if (reply.responseCode !== "AS000") return unknown(`Assist answered ${operation.path} with ${code}`)
  if (!operation.successStates.includes(reply.state)) {
    return unknown(
      `Assist answered ${operation.path} with success, but the order's state is "${reply.stateText}", expected ${operation.successStates.join(" or ")}`,
    )
  }
  // charge.cfm answers a repeat with success without moving money, and shows the sum of the first charge (seed 003).
  const otherSum = findMismatch(asked, reply, "money")
  if (otherSum) return unknown(`Assist answered ${operation.path} with success, but for another sum: ${otherSum}`)
  if (status !== 200) return unknown(`Assist answered ${operation.path} with success, but with HTTP status ${status}`)
  return { outcome: "done", reply }
}

function isNamed(reply: OperationReply): boolean {
  return reply.billNumber !== undefined || reply.orderNumber !== undefined
}

/** Error codes in words, with what Assist adds to them. */
function answeredWith({ path }: MoneyOperation, codes: ServiceCodes, faultText: string): CodeText {
  const { en, ru, be } = explainCodes(codes)
  const fault = faultText === "" ? "" : ` (${faultText})`
  return {
    en: `Assist answered ${path} with ${en}${fault}`,
    ru: `ответ на ${path}: ${ru}${fault}`,
    be: `адказ на ${path}: ${be}${fault}`,
  }
}

function words(codes: Partial<ServiceCodes> & { responseCode?: string }): string {
  return explainCodes(codes).en
}
