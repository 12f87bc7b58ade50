/** Crockford's alphabet: without I, L, O and U, which are taken for other letters or digits when read aloud or copied. */
export const CROCKFORD_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Digits of an order number, without its prefix and its dash. */
export const NUMBER_LENGTH = 10
const GROUP = 5

/** `7K2M9QT4XW` -> `7K2M9-QT4XW`; the beginning of a number as the number begins. */
export function grouped(digits: string): string {
  return digits.length > GROUP ? `${digits.slice(0, GROUP)}-${digits.slice(GROUP)}` : digits
}

/**
 * What somebody has typed or heard, in Crockford's digits: letters of either case, the letters that are no digits as the
 * ones they are taken for, dashes and spaces anywhere. `undefined` when it is no number, nor the beginning of one.
 */
export function readDigits(typed: string): string | undefined {
  const digits = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")
  const isNumber = digits.length <= NUMBER_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(digits)
  return isNumber ? digits : undefined
}
