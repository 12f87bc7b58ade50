/** Money in minor units. Every amount of the protocol has two decimals (protocol 11.8), so one scale is enough. */
export type Minor = bigint

const AMOUNT = /^(\d{1,13})(?:[.,](\d{1,2}))?$/

/** Reads an amount as the documents allow it: up to 15 digits, two decimals, "." or "," (protocol 4, seed 003). */
export function parseAmount(text: string): Minor | null {
  const match = AMOUNT.exec(text.trim())
  if (!match) return null
  const [, whole = "0", cents = ""] = match
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"))
}

/** Reads an amount this sandbox wrote itself; anything else is a defect of the sandbox. */
export function storedAmount(text: string): Minor {
  const sign = text.startsWith("-") ? -1n : 1n
  const value = parseAmount(text.replace(/^-/, ""))
  if (value === null) throw new Error(`not an amount: ${JSON.stringify(text)}`)
  return sign * value
}

/** Two decimals with a point, as in every sample of the documents. */
export function formatAmount(value: Minor): string {
  const sign = value < 0n ? "-" : ""
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0")
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** RUR is the old name of RUB: the charge sample of seed 003 sends RUR and is answered in RUB. */
export function normalCurrency(code: string): string {
  const upper = code.trim().toUpperCase()
  return upper === "RUR" ? "RUB" : upper
}
