/** A quantity is counted in thousandths: Assist takes three decimals (protocol 10). */
export const PIECE = 1000

/** Seven digits before the point: what the gateway's client takes. */
const QUANTITY = /^(\d{1,7})(?:\.(\d{1,3})0*)?$/

/** Thousandths of a quantity as Assist or Medusa writes it; `undefined` for more places than three, and for anything else. */
export function parseQuantity(value: number | string): number | undefined {
  const match = QUANTITY.exec(String(value).trim())
  return match ? Number(match[1]) * PIECE + Number((match[2] ?? "").padEnd(3, "0")) : undefined
}

/** The shortest decimal: 2000 is `2`, 1500 is `1.5`. */
export function formatQuantity(thousandths: number): string {
  const whole = Math.trunc(thousandths / PIECE)
  const fraction = String(thousandths % PIECE)
    .padStart(3, "0")
    .replace(/0+$/, "")
  return fraction === "" ? String(whole) : `${whole}.${fraction}`
}
