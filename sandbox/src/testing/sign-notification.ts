import { checkValue, replyCheckString } from "../protocol/check-value.ts"

/** Fields of a notification. Those that are named go into the check value (protocol 8.2); Assist sends many more. */
export interface NotificationFields {
  merchant_id: string
  ordernumber: string
  /** Of the operation, with two decimals. */
  amount: string
  currency: string
  orderstate: string
  [field: string]: string
}

/**
 * The fields of a notification with their `checkvalue`, as Assist sends them. Post them as a form:
 * `new URLSearchParams(signNotification(fields, "s3cr3t-word"))`.
 */
export function signNotification<F extends NotificationFields>(
  fields: F,
  secretWord: string,
): F & { checkvalue: string } {
  const { merchant_id, ordernumber, amount, currency, orderstate } = fields
  const x = replyCheckString(merchant_id, ordernumber, amount, currency, orderstate)
  return { ...fields, checkvalue: checkValue(secretWord, x) }
}
