import { CROCKFORD_DIGITS } from "../merchant/crockford"

const TIME_DIGITS = 10

/**
 * The least id Medusa gives a row at or after a moment. Medusa's ids are a prefix and a ULID, which begins with its time: rows of
 * the last days are found by the primary key, where core has no index on their dates.
 */
export function idSince(prefix: "capt" | "ref", moment: Date): string {
  let rest = Math.max(0, moment.getTime())
  let digits = ""
  for (let place = 0; place < TIME_DIGITS; place++) {
    digits = CROCKFORD_DIGITS[rest % 32] + digits
    rest = Math.floor(rest / 32)
  }
  return `${prefix}_${digits}`
}
