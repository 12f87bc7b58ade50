import { AssistError } from "../assist-error"
import { type CheckValues, replyCheckString } from "../check-value"
import type { ClientContext } from "../client-context"
import { signatureText } from "../verify-reply"
import type { AssistNotification } from "./assist-notification"
import { isSum, notificationFault, SUMS_OF_X } from "./notification-shape"

/**
 * Whether the notification has the shape of one and carries this merchant's check value. X holds the operation's amount and
 * currency; some documents and clients have the order's, so those are tried second (protocol 7.5, 8.2). Values go in as
 * received. The check value of a request never passes ({@link notificationFault}).
 * Covers neither billnumber nor testmode nor responsecode, and an old message can be sent again: a hint only.
 */
export function verifyNotification(
  checkValues: CheckValues,
  merchantId: string,
  notification: AssistNotification,
): boolean {
  if (notification.merchantId !== merchantId || notificationFault(notification)) return false
  const { fields } = notification
  const raw = (key: string) => fields[key] ?? ""
  const candidates = SUMS_OF_X.filter((sum) => isSum(fields, sum)).map(({ amount, currency }) =>
    replyCheckString(raw("merchant_id"), raw("ordernumber"), raw(amount), raw(currency), raw("orderstate")),
  )
  // All are always computed: the time says nothing about which one fits.
  return candidates.map((x) => checkValues.verify(x, notification.checkValue)).includes(true)
}

/**
 * Whether the notification carries a right signature of Assist's (sign type PGP, protocol 8.3): over merchant_id,
 * ordernumber, amount, currency, orderstate. Throws AssistError `configuration` when no key of Assist's is configured.
 */
export async function verifyNotificationSignature(
  { verifier, options }: ClientContext,
  notification: AssistNotification,
): Promise<boolean> {
  if (!verifier) {
    throw new AssistError("configuration", "option assistSignature is needed to verify the signature of a notification")
  }
  const { fields, merchantId } = notification
  if (merchantId !== options.merchantId || notification.signature === "") return false
  const raw = (key: string) => fields[key] ?? ""
  const x = (amount: string, currency: string) => [
    raw("merchant_id"),
    raw("ordernumber"),
    raw(amount),
    raw(currency),
    raw("orderstate"),
  ]
  const candidates = [x("amount", "currency"), x("orderamount", "ordercurrency")]
  return (await verifier.verify(signatureText(notification.signature), candidates)) === undefined
}
