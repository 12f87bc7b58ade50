import { replyCheckString } from "./check-value"
import type { ClientContext } from "./client-context"
import { textOf } from "./decode/raw-node"
import type { RawOrder } from "./decode/reply-document"
import { formatAmount, parseAmount } from "./money"

export interface ReplyVerification {
  /** `undefined` when the reply carries no check value. */
  readonly verified: boolean | undefined
  /** Set when the reply must not be believed. */
  readonly mismatch: string | undefined
}

/**
 * Checks the check value of an order in a reply: merchant_id, ordernumber, orderamount, ordercurrency, orderstate
 * (protocol 8.2). XML amounts are taken as they came. JSON writes `100` where the string inside X is presumably
 * `100.00`: both are tried.
 */
export function verifyReplyOrder(context: ClientContext, order: RawOrder | undefined): ReplyVerification {
  const received = textOf(order?.fields, "checkvalue")
  if (!order || received === "") return { verified: undefined, mismatch: undefined }
  const text = (key: string) => textOf(order.fields, key)
  const { merchantId } = context.options
  const verified = amountTexts(text("orderamount")).some((amount) =>
    context.checkValues.verify(
      replyCheckString(merchantId, orderNumberOf(order), amount, text("ordercurrency"), text("orderstate")),
      received,
    ),
  )
  const mismatch =
    verified || !context.options.verifyReplies
      ? undefined
      : "its check value is wrong; check secretWord, or somebody changed the answer on its way"
  return { verified, mismatch }
}

/**
 * Checks Assist's own signature of a reply, for merchants whose results are signed (protocol 8.3).
 * @param what the flat replies of charge and cancel sign the operation, all others the order's state
 * @returns why the reply must not be believed
 */
export async function verifyReplySignature(
  context: ClientContext,
  what: "operation" | "state",
  order: RawOrder | undefined,
): Promise<string | undefined> {
  const { verifier, options } = context
  if (!verifier || !order) return undefined
  const signature = signatureText(textOf(order.fields, "signature"))
  if (signature === "") return options.assistSignature?.required ? "it carries no signature" : undefined
  const state = stateFields(context, order)
  try {
    return await verifier.verify(signature, what === "operation" ? [...operationFields(order), ...state] : state)
  } catch (error) {
    // The call may have moved money: a key or a library that is missing now makes its outcome unknown, not an error.
    return `its signature could not be verified: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** base64 may come in lines; armor needs its lines. */
export function signatureText(received: string): string {
  return received.includes("-----BEGIN") ? received : received.replace(/\s/g, "")
}

/** billnumber, ordernumber, responsecode, orderamount, ordercurrency, meannumber, approvalcode, orderstate, packetdate. */
function operationFields(order: RawOrder): string[][] {
  // wscancel.cfm keeps the operation's fields in a list (protocol 5).
  const operation = order.operations[order.operations.length - 1]
  const text = (key: string) => textOf(operation, key) || textOf(order.fields, key)
  // One page of the documents has the operation's amount and currency in the place of the order's (protocol 8.3).
  const sums = [
    ["orderamount", "ordercurrency"],
    ["amount", "currency"],
  ] as const
  return sums.flatMap(([amountKey, currencyKey]) =>
    amountTexts(text(amountKey)).map((amount) => [
      text("billnumber"),
      orderNumberOf(order),
      text("responsecode"),
      amount,
      text(currencyKey),
      text("meannumber"),
      text("approvalcode"),
      text("orderstate"),
      text("packetdate"),
    ]),
  )
}

function stateFields({ options }: ClientContext, order: RawOrder): string[][] {
  const text = (key: string) => textOf(order.fields, key)
  return amountTexts(text("orderamount")).map((amount) => [
    options.merchantId,
    orderNumberOf(order),
    amount,
    text("ordercurrency"),
    text("orderstate"),
  ])
}

/** SOAP calls it orderidnumber (seed 003). */
function orderNumberOf(order: RawOrder): string {
  return textOf(order.fields, "ordernumber") || textOf(order.fields, "orderidnumber")
}

function amountTexts(received: string): string[] {
  const parsed = parseAmount(received)
  const exact = parsed === undefined ? received : formatAmount(parsed)
  return exact === received ? [received] : [exact, received]
}
