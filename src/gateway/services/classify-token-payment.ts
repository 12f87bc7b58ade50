import type { ClientContext } from "../client-context"
import { explainCodes, RATE_LIMITED } from "../codes/explain-codes"
import { FIRST_CODES } from "../codes/first-codes"
import { isDecline } from "../codes/response-codes"
import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { readOrder } from "../decode/read-order"
import { decodeReply, type ReplyDocument } from "../decode/reply-document"
import type { PortReply, PortResult } from "../http/http-exchange"
import type { AssistOrder, Money, OrderNumber, Outcome, ServiceCodes } from "../model"
import { sameMoney } from "../money"
import { verifyReplyOrder, verifyReplySignature } from "../verify-reply"

/** What tokenpay.cfm says (seed 004). */
export interface TokenPayment {
  readonly codes: ServiceCodes
  /** With the operation that was begun. */
  readonly order: AssistOrder | undefined
  /** Where the payer must go for CVC2 and 3-D Secure: a card in a Google account that is not tokenized. */
  readonly continueUrl: string | undefined
}

interface Asked {
  readonly path: string
  readonly orderNumber: OrderNumber
  readonly money: Money
}

type TokenOutcome = Outcome<TokenPayment>

/** As with every call that moves money: what does not prove anything else is `unknown`. */
export async function classifyTokenPayment(
  context: ClientContext,
  asked: Asked,
  result: PortResult,
): Promise<TokenOutcome> {
  const { path } = asked
  if (result.outcome === "failed") {
    return result.sent
      ? { outcome: "unknown", reason: `${path} was sent, but its result is not known: ${result.reason}` }
      : { outcome: "not_sent", reason: `${path} was not sent: ${result.reason}` }
  }
  try {
    return await classifyReply(context, asked, result)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return {
      outcome: "unknown",
      reason: `Assist's answer to ${path} (HTTP ${result.status}) cannot be read: ${error.message}`,
    }
  }
}

async function classifyReply(context: ClientContext, asked: Asked, result: PortReply): Promise<TokenOutcome> {
  const document = decodeReply(result.body, result.contentType)
  const { codes } = document
  if (codes.second === RATE_LIMITED) context.budget.limited()
  else context.budget.answered()
  const continueUrl = continueUrlOf(document)
  const toContinue = codes.first === "3" && codes.second === "115" && continueUrl !== undefined
  if ((codes.first !== "0" || codes.second !== "0") && !toContinue) return classifyRefusal(asked, document)

  const [raw] = document.orders
  const order = raw && readOrder(raw, verifyReplyOrder(context, raw).verified)
  const reply: TokenPayment = { codes, order, continueUrl }
  const unknown = (reason: string): TokenOutcome => ({
    outcome: "unknown",
    reason: `Assist's answer to ${asked.path} ${reason}`,
    codes,
    reply,
  })
  if (!order || document.orders.length !== 1) return unknown(`holds ${document.orders.length} orders instead of one`)
  const problem =
    mismatch(asked, order) ??
    verifyReplyOrder(context, raw).mismatch ??
    (await verifyReplySignature(context, "state", raw))
  if (problem !== undefined) return unknown(`cannot be believed: ${problem}`)
  if (result.status !== 200) return unknown(`has HTTP status ${result.status}`)
  const refusal = order.operations.find(({ responseCode }) => isDecline(responseCode))
  if (order.state === "Declined" || (refusal && order.operations.length === 1)) {
    const code = explainCodes({ responseCode: refusal?.responseCode ?? "" }).en
    return { outcome: "declined", reason: `Assist declined ${asked.path}: ${refusal ? code : order.stateText}`, reply }
  }
  if (order.state === "unknown") return unknown(`has the unknown state "${order.stateText}"`)
  return { outcome: "done", reply }
}

function classifyRefusal(asked: Asked, document: ReplyDocument): TokenOutcome {
  const { codes, faultText } = document
  const said = `Assist answered ${asked.path} with ${explainCodes(codes).en}${faultText === "" ? "" : ` (${faultText})`}`
  if (document.orders.length > 0) return { outcome: "unknown", reason: `${said}, and yet with an order`, codes }
  if (codes.second === RATE_LIMITED) return { outcome: "not_sent", reason: `${said}; nothing was done`, codes }
  const proven = FIRST_CODES.get(codes.first)?.provesNothingDone === true && codes.second !== "1"
  return proven
    ? { outcome: "declined", reason: said, reply: { codes, order: undefined, continueUrl: undefined } }
    : { outcome: "unknown", reason: `${said}; that does not say whether it was done`, codes }
}

function continueUrlOf({ content }: ReplyDocument): string | undefined {
  const url = textOf(content, "continueurl")
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined
}

function mismatch(asked: Asked, order: AssistOrder): string | undefined {
  if (order.orderNumber !== asked.orderNumber) {
    return `order number expected ${asked.orderNumber}, found ${order.orderNumber}`
  }
  if (!order.money || !sameMoney(order.money, asked.money)) return "it names another sum than was asked for"
  return undefined
}
