import type { AssistNotification } from "./assist-notification"

/** A pair of fields that X may hold as amount and currency; the operation's come first (protocol 8.2). */
export const SUMS_OF_X = [
  { amount: "amount", currency: "currency" },
  { amount: "orderamount", currency: "ordercurrency" },
] as const
export type SumOfX = (typeof SUMS_OF_X)[number]

/** As Assist takes an order number unchanged (protocol 3.1, 12): nothing it would have removed, no blanks. */
const ORDER_NUMBER = /^[^<>'";\s\p{C}]{1,128}$/u
/** Two decimals, always (protocol 11.8). */
const AMOUNT = /^\d{1,15}\.\d{2}$/
const CURRENCY = /^[A-Za-z]{3}$/
/** Words of letters: every state of seed 004, in English and in Russian, and what Assist may add to them. */
const STATE = /^(?=.{1,64}$)\p{L}+(?: \p{L}+)*$/u

/**
 * How the X of every notification of the right shape ends: the decimals of its amount, then at least four letters or
 * blanks, which are three of a currency and a state.
 */
const NOTIFICATION_END = /\.\d{2}[\p{L} ]{4,}$/u

/**
 * Whether a request with this X would carry a check value that a notification could carry too. X of a notification has no
 * delimiters (protocol 8.2), so one text can be cut into fields in many ways, and a shopper reads the check value of a request
 * in the form: what is signed as a request must never be a notification's X, however it is cut.
 *
 * It is none if it does not end as one. A request ends with
 * - its currency: three letters, behind decimals (joined) or behind a `;` (delimited), where a notification has at least
 *   four letters behind its decimals;
 * - points, `Disable3DS` or a prepayment: a digit;
 * - a customer number, which may be any text. Of those that end as a notification does, none is signed.
 */
export function endsAsNotification(x: string): boolean {
  return NOTIFICATION_END.test(x)
}

/**
 * What keeps a message from being a notification whose check value means anything; undefined: nothing. A message of the right
 * shape ends as no request does ({@link endsAsNotification}). Looks at the values as they go into X, blanks included.
 */
export function notificationFault({ fields, merchantId }: AssistNotification): string | undefined {
  const raw = (key: string) => fields[key] ?? ""
  if (raw("merchant_id") !== merchantId) return "merchant_id has blanks around it"
  if (!ORDER_NUMBER.test(raw("ordernumber"))) return "ordernumber is no order number of Assist's"
  if (!STATE.test(raw("orderstate"))) return "orderstate is not made of words"
  if (SUMS_OF_X.some((sum) => isSum(fields, sum))) return undefined
  return "neither amount and currency nor orderamount and ordercurrency are a sum with two decimals and three letters"
}

/** Whether X with this pair of fields has the shape of a notification's. */
export function isSum(fields: AssistNotification["fields"], { amount, currency }: SumOfX): boolean {
  return AMOUNT.test(fields[amount] ?? "") && CURRENCY.test(fields[currency] ?? "")
}
