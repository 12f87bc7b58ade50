import { checkValue, replyCheckString } from "../protocol/check-value.ts"
import type { Answer } from "../replies/answer.ts"

/**
 * Puts the check values in (protocol 8.2): over the order's amount and currency as they are written, whatever else was
 * falsified. charge and cancel have none. For wscancel only the field is known, not its string: the queries' is used.
 */
export function seal(answer: Answer, secretWord: string): Answer {
  if (answer.service === "charge" || answer.service === "cancel") return answer
  for (const { merchantId, order, packet } of answer.orders) {
    const { ordernumber = "", orderamount = "", ordercurrency = "", orderstate = "" } = order
    packet["checkvalue"] = checkValue(
      secretWord,
      replyCheckString(merchantId, ordernumber, orderamount, ordercurrency, orderstate),
    )
  }
  return answer
}
