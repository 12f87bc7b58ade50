import { exactPrice, MAX_PRICE } from "./exact-price"
import { PIECE } from "./quantity"

/** A quantity in thousandths and an amount in minor units: what is left of a receipt line. */
export interface Quantified {
  readonly quantity: number
  readonly amount: number
}

/** A part of a line whose price × quantity is exactly its amount. */
export interface ExactPart extends Quantified {
  readonly price: number
  /** How far the price is from that of what was left: 1 is the same, 2 is twice or half of it. */
  readonly strain: number
}

const DIVISORS = Array.from({ length: PIECE }, (_, index) => index + 1).filter((number) => PIECE % number === 0)

/** Complete below a million roubles; beyond, a close price may be missed for one less close. */
const TRIED = 10_000

/**
 * A part of what is left of a line that comes to exactly this amount, at the price nearest to that of what is left.
 *
 * A cancel names each line of the payment once (ids are unique), and its quantity and amount are bounded, its price is not
 * (protocol 10). So a sum that is no whole number of thousandths at the old price is written at the nearest price that comes
 * out: 10.00 of a piece sold for 30.00 as 0.32 at 31.25. What stays behind can always be written too.
 *
 * `undefined` when there is none: the amount is more than is left, or so little quantity is left that a part of it would leave
 * an amount without a quantity.
 */
export function exactPart(left: Quantified, amount: number): ExactPart | undefined {
  const rest = left.amount - amount
  if (amount < 1 || rest < 0) return undefined
  const most = rest === 0 ? left.quantity : left.quantity - leastQuantity(rest)
  const ideal = (amount / left.amount) * left.quantity
  let best: ExactPart | undefined
  for (const quantity of exactQuantities(amount, ideal)) {
    if (quantity > most) continue
    // A float ranks candidates here; every sum stays a whole number.
    const strain = quantity > ideal ? quantity / ideal : ideal / quantity
    if (best && strain >= best.strain) continue
    const price = exactPrice(amount, quantity)
    if (price !== undefined) best = { quantity, amount, price, strain }
  }
  return best
}

/** Quantities from which one can be chosen that makes the amount exact: their thousandths divide it, but for factors of 1000. */
function* exactQuantities(amount: number, ideal: number): Generator<number> {
  yield Math.max(1, Math.round(ideal))
  for (let factor = 1; factor <= TRIED && factor * factor <= amount; factor++) {
    if (amount % factor !== 0) continue
    for (const divisor of DIVISORS) {
      yield factor * divisor
      yield (amount / factor) * divisor
    }
  }
}

/** So much must stay behind that the rest can be written at a price within Assist's limit. */
export function leastQuantity(amount: number): number {
  return DIVISORS.find((divisor) => amount * (PIECE / divisor) <= MAX_PRICE) ?? PIECE
}
