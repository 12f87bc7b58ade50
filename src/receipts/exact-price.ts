import { PIECE } from "./quantity"

/** Ten digits with two decimals (protocol 10: float(10.2)), in minor units. */
export const MAX_PRICE = 99_999_999_99

/** The price at which a quantity in thousandths comes to exactly this amount, when there is one. */
export function exactPrice(amount: number, quantity: number): number | undefined {
  const common = gcd(quantity, PIECE)
  const step = quantity / common
  if (amount % step !== 0) return undefined
  const price = (amount / step) * (PIECE / common)
  return price >= 1 && price <= MAX_PRICE ? price : undefined
}

/** Amounts that a quantity can come to exactly are the multiples of this. */
export function amountStep(quantity: number): number {
  return quantity / gcd(quantity, PIECE)
}

/** The smallest quantity that comes out exactly at a price, and its amount. */
export function priceStep(price: number): { quantity: number; amount: number } {
  const common = gcd(price, PIECE)
  return { quantity: PIECE / common, amount: price / common }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
