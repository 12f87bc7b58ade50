import { createHash } from "node:crypto"

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex")

/** `UPPER(md5( UPPER( md5(SALT) + md5(X) ) ))`, the same for requests and replies (protocol 8.1, 8.2, seed 004). */
export function checkValue(secretWord: string, x: string): string {
  return md5((md5(secretWord) + md5(x)).toUpperCase()).toUpperCase()
}

/** What goes into the request's string, exactly as sent (protocol 8.1). */
export interface RequestCheckParts {
  merchantId: string
  orderNumber: string
  orderAmount: string
  /** Undefined leaves out its place as well. */
  orderCurrency?: string
  maxPoints?: string
  customerNumber?: string
  disable3ds?: string
  prepayment?: string
}

/** The optional parts join the string only "if sent and non-zero", each with its delimiter (protocol 8.1). */
export function requestCheckString(parts: RequestCheckParts, delimiter: string): string {
  const optional = [parts.maxPoints, parts.customerNumber, parts.disable3ds, parts.prepayment]
  const counted = optional.filter((value) => value !== undefined && !/^(?:0+(?:[.,]0+)?)?$/.test(value))
  const currency = parts.orderCurrency === undefined ? [] : [parts.orderCurrency]
  return [parts.merchantId, parts.orderNumber, parts.orderAmount, ...currency, ...counted].join(delimiter)
}

/** The reply's and the notification's string has no delimiters; which amount goes in depends on the sender (8.2). */
export function replyCheckString(
  merchantId: string,
  orderNumber: string,
  amount: string,
  currency: string,
  orderState: string,
): string {
  return `${merchantId}${orderNumber}${amount}${currency}${orderState}`
}
