import { createHash } from "node:crypto"
import { type OrderNumber, orderNumber } from "../gateway"
import { CROCKFORD_DIGITS, grouped, NUMBER_LENGTH } from "./crockford"

/** Parts this use of the hash from every other one of the same id. */
const PURPOSE = "medusa-payment-assist/order-number:"
const BITS_PER_DIGIT = 5n

/**
 * The order number of a payment session at Assist: ten digits that can be read aloud, after the merchant's prefix. The same
 * whenever it is asked for, and it leads nowhere: receipts, the bank's messages and the cabinet show it, while the session's
 * id opens the shopper's pages (design rule 13). Of 50 bits, so two sessions may share one: the ledger refuses the second.
 * @param prefix option `orderNumberPrefix`
 */
export function orderNumberOfSession(sessionId: string, prefix: string): OrderNumber {
  let bits = createHash("sha256").update(PURPOSE).update(sessionId).digest().readBigUInt64BE()
  let digits = ""
  for (let taken = 0; taken < NUMBER_LENGTH; taken++) {
    digits += CROCKFORD_DIGITS[Number(bits % 32n)]
    bits >>= BITS_PER_DIGIT
  }
  return orderNumber(`${prefix}${grouped(digits)}`)
}
