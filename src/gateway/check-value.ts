import { hash, timingSafeEqual } from "node:crypto"

/**
 * Assist's check value: `UPPER(md5( UPPER( md5(SALT) + md5(X) ) ))`, the inner digests as hexadecimal text
 * (protocol 8.1, seed 004). Knows the current secret word and the previous ones, so that a shop can change the word
 * without losing messages that are on their way.
 */
export class CheckValues {
  readonly #salts: readonly [string, ...string[]]

  constructor(secretWords: readonly [string, ...string[]]) {
    const [current, ...previous] = secretWords
    this.#salts = [md5(current), ...previous.map(md5)]
  }

  /** The check value of X by the current secret word. */
  sign(x: string): string {
    return checkValue(this.#salts[0], md5(x))
  }

  /** Whether `received` is the check value of X by any of the secret words. Takes the same time whichever it is. */
  verify(x: string, received: string): boolean {
    const candidate = received.trim().toUpperCase()
    if (!/^[0-9A-F]{32}$/.test(candidate)) return false
    const received32 = Buffer.from(candidate, "latin1")
    const digest = md5(x)
    let verified = false
    for (const salt of this.#salts) {
      const matches = timingSafeEqual(Buffer.from(checkValue(salt, digest), "latin1"), received32)
      verified = matches || verified
    }
    return verified
  }
}

function checkValue(saltDigest: string, digest: string): string {
  return md5(`${saltDigest}${digest}`.toUpperCase()).toUpperCase()
}

function md5(text: string): string {
  return hash("md5", text, "hex")
}

/** What the check value and the signature of a request cover, as sent. */
export interface OrderSignature {
  readonly merchantId: string
  readonly orderNumber: string
  readonly amount: string
  readonly currency: string
  readonly maxPoints?: string
  readonly customerNumber?: string
  readonly disable3ds?: string
  readonly prepayment?: string
}

/**
 * X of a request (protocol 8.1). Current documents join with `;`, older ones with nothing, and merchants are switched
 * one by one: hence the option. The last four take part in this order, each only when it is sent and is not zero.
 */
export function requestCheckString(form: "delimited" | "joined", order: OrderSignature): string {
  const optional = [order.maxPoints, order.customerNumber, order.disable3ds, order.prepayment]
  return [
    order.merchantId,
    order.orderNumber,
    order.amount,
    order.currency,
    ...optional.filter((value) => value !== undefined && !/^0*(?:[.,]0*)?$/.test(value)),
  ].join(form === "delimited" ? ";" : "")
}

/** X of a reply or a notification: always without delimiters (protocol 8.2). */
export function replyCheckString(
  merchantId: string,
  orderNumber: string,
  amount: string,
  currency: string,
  state: string,
): string {
  return `${merchantId}${orderNumber}${amount}${currency}${state}`
}
