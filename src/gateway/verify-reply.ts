import { replyCheckString } from "./check-value"
import { textOf } from "./decode/raw-node"
import type { RawOrder } from "./decode/reply-document"
import { formatAmount, parseAmount } from "./money"
import type { ClientContext } from "./money-operation"

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
  const asReceived = text("orderamount")
  const parsed = parseAmount(asReceived)
  const amounts = new Set([...(parsed === undefined ? [] : [formatAmount(parsed)]), asReceived])
  const verified = [...amounts].some((amount) =>
    context.checkValues.verify(
      replyCheckString(
        context.options.merchantId,
        text("ordernumber"),
        amount,
        text("ordercurrency"),
        text("orderstate"),
      ),
      received,
    ),
  )
  const mismatch =
    verified || !context.options.verifyReplies
      ? undefined
      : "its check value is wrong; check secretWord, or somebody changed the answer on its way"
  return { verified, mismatch }
}
