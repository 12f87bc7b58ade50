import { amountStep, exactPrice, MAX_PRICE } from "./exact-price"
import { PIECE } from "./quantity"

/** A quantity (thousandths) at a price that makes the amount exactly; `lineQuantity` of the order's line goes into it. */
export interface LinePart {
  readonly quantity: number
  readonly price: number
  readonly amount: number
  readonly lineQuantity: number
}

/**
 * An order line's amount as receipt lines whose price × quantity is the amount, without rounding. The documents show a line
 * that Assist rounds (0.064 at 15301.01 as 979.26), but a cash register that rounds otherwise is a kopeck off and the sum of
 * the receipt with it; so no line depends on rounding:
 *
 * 1. one line, where a price of whole kopecks comes out (2 at 50.00; 0.5 at 2.02);
 * 2. whole pieces at two prices that differ by a kopeck (3 for 100.00: 2 at 33.33 and 1 at 33.34);
 * 3. more than a piece with a fraction: the whole pieces as in 2, and the fraction at the nearest price that comes out, when
 *    that is within a hundredth of the others' (1.5 for 5.00: 1 at 3.33 and 0.5 at 3.34);
 * 4. else one piece at the whole amount, whose name tells the quantity: 0.333 of something for 5.32, and many pieces for less
 *    than a kopeck each.
 *
 * `undefined` when a price would be beyond Assist's limit.
 * @param amount minor units, at least 1
 * @param quantity thousandths, at least 1
 */
export function splitAmount(amount: number, quantity: number): LinePart[] | undefined {
  return (
    one(amount, quantity) ?? pieces(amount, quantity) ?? piecesAndFraction(amount, quantity) ?? asOne(amount, quantity)
  )
}

function one(amount: number, quantity: number): LinePart[] | undefined {
  const price = exactPrice(amount, quantity)
  return price === undefined ? undefined : [{ quantity, price, amount, lineQuantity: quantity }]
}

function pieces(amount: number, quantity: number): LinePart[] | undefined {
  const count = quantity / PIECE
  const price = Math.floor(amount / count)
  if (!Number.isInteger(count) || price < 1 || price >= MAX_PRICE) return undefined
  const dearer = amount - price * count
  return [
    { count: count - dearer, price },
    { count: dearer, price: price + 1 },
  ]
    .filter((part) => part.count > 0)
    .map((part) => {
      const quantity = part.count * PIECE
      return { quantity, price: part.price, amount: part.count * part.price, lineQuantity: quantity }
    })
}

function piecesAndFraction(amount: number, quantity: number): LinePart[] | undefined {
  const fraction = quantity % PIECE
  const whole = quantity - fraction
  if (whole === 0 || fraction === 0) return undefined
  const average = (amount * PIECE) / quantity
  const step = amountStep(fraction)
  const fractionAmount = Math.round((average * fraction) / PIECE / step) * step
  const price = exactPrice(fractionAmount, fraction)
  if (price === undefined || Math.abs(price - average) * 100 > average) return undefined
  const rest = pieces(amount - fractionAmount, whole)
  return rest && [...rest, { quantity: fraction, price, amount: fractionAmount, lineQuantity: fraction }]
}

function asOne(amount: number, quantity: number): LinePart[] | undefined {
  return amount > MAX_PRICE ? undefined : [{ quantity: PIECE, price: amount, amount, lineQuantity: quantity }]
}
