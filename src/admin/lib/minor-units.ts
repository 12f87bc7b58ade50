/** Sums are counted in hundredths: every currency the plugin accepts has two decimals (design rule 7). */
export type Minor = number

/** `"30.1"` -> 3010; what is finer than a hundredth is rounded half-up, as Medusa does. */
export function toMinor(decimal: string): Minor {
  const [, sign, whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (sign === undefined) throw new Error(`"${decimal}" is not a sum`)
  const hundredths = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, "0"))
  const rounded = hundredths + (Number(fraction[2] ?? "0") >= 5 ? 1 : 0)
  return sign === "-" ? -rounded : rounded
}

/** 3010 -> `"30.10"`, the form the API takes. */
export function toDecimal(minor: Minor): string {
  const digits = String(Math.abs(minor)).padStart(3, "0")
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A sum of Medusa's answers, which are JSON numbers. Numbers like 1e21 are no sums of an order. */
export function numberToMinor(value: number | null | undefined): Minor {
  return toMinor(String(value ?? 0).replace(/^(-?\d+)\.?e-\d+$/, "0"))
}

/**
 * What the owner typed, with a comma or a point and with or without spaces between thousands.
 * @returns undefined for what is not a positive sum with at most two decimals
 */
export function parseTyped(text: string): Minor | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".")
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(bare)) return undefined
  const minor = toMinor(bare.replace(/\.$/, ""))
  return minor > 0 ? minor : undefined
}
