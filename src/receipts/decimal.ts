/** A decimal without rounding: 12.50 is 1250 with two places. */
export interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/** As Medusa's BigNumber prints: plain, or with an exponent where the number is very small or large. */
const DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,200}))?(?:e([+-]?\d{1,2}))?$/i

/** Reads a decimal, exactly; `undefined` when it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole, fraction = "", exponent = "0"] = match
  const digits = BigInt(`${sign}${whole}${fraction}`)
  const places = fraction.length - Number(exponent)
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places }
}

/** The decimals as integers of one common unit, `10 ** -places`. */
export function commonUnit(decimals: readonly Decimal[], least = 0): { integers: bigint[]; places: number } {
  const places = decimals.reduce((most, one) => Math.max(most, one.places), least)
  return { integers: decimals.map((one) => one.digits * 10n ** BigInt(places - one.places)), places }
}
