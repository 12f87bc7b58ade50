import { type CheckValues, replyCheckString } from "../check-value"
import type { AssistNotification } from "./assist-notification"

/**
 * Whether the notification carries this merchant's check value. X holds the operation's amount and currency; some
 * documents and clients have the order's, so those are tried second (protocol 7.5, 8.2). Values go in as received.
 * Covers neither billnumber nor testmode nor responsecode, and an old message can be sent again: a hint only.
 */
export function verifyNotification(
  checkValues: CheckValues,
  merchantId: string,
  notification: AssistNotification,
): boolean {
  if (notification.merchantId !== merchantId) return false
  const { fields } = notification
  const raw = (key: string) => fields[key] ?? ""
  const x = (amount: string, currency: string) =>
    replyCheckString(raw("merchant_id"), raw("ordernumber"), raw(amount), raw(currency), raw("orderstate"))
  // Both are always computed: the time says nothing about which one fits.
  const byOperation = checkValues.verify(x("amount", "currency"), notification.checkValue)
  const byOrder = checkValues.verify(x("orderamount", "ordercurrency"), notification.checkValue)
  return byOperation || byOrder
}
