import { type ExactPart, exactPart, type Quantified } from "./exact-part"
import { exactPrice, priceStep } from "./exact-price"
import { spreadSum } from "./spread-sum"

/** What is taken of each line, in their order; `undefined` of a line of which nothing is. */
export type Parts = readonly (ExactPart | undefined)[]

/**
 * A sum spread over what is left of the lines: exact, price × quantity is the amount of every part, none more than is left.
 *
 * Each line gives its share in proportion, so that tax rates keep theirs: at its own price where thousandths of a piece come
 * near enough, else at the nearest price that comes out. The odd kopecks go to the line whose price they change least.
 * Where no single line can take them, whole lines are taken first and one gives the rest.
 *
 * `undefined` when neither comes out, which needs lines of which a thousandth is left.
 */
export function takeSum(left: readonly Quantified[], sum: number): Parts | undefined {
  if (sum === sumOf(left)) return allOf(left)
  return inProportion(left, sum) ?? wholeLinesFirst(left, sum)
}

function allOf(left: readonly Quantified[]): Parts | undefined {
  const parts = left.map((one) => exactPart(one, one.amount))
  return sumOf(parts) === sumOf(left) ? parts : undefined
}

function inProportion(left: readonly Quantified[], sum: number): Parts | undefined {
  const shares = spreadSum(
    sum,
    left.map(({ amount }) => BigInt(amount)),
  )
  const parts = left.map((one, index) => nearPart(one, shares[index] ?? 0))
  return withOddSum(left, parts, sum - sumOf(parts))
}

/** Nearly the share, never more: a few kopecks less give a price much nearer to the line's own. */
function nearPart(left: Quantified, share: number): ExactPart | undefined {
  const price = exactPrice(left.amount, left.quantity)
  if (price !== undefined) {
    const step = priceStep(price)
    const steps = Math.floor(share / step.amount)
    const amount = steps * step.amount
    if (steps > 0 && (share - amount) * ENOUGH <= share)
      return { quantity: steps * step.quantity, amount, price, strain: 1 }
  }
  let best: ExactPart | undefined
  for (let amount = share; amount > 0 && amount > share - KOPECKS && !(best && best.strain < CLOSE); amount--)
    best = nearer(best, exactPart(left, amount))
  return best
}

/** The first of equals. */
function nearer(one: ExactPart | undefined, other: ExactPart | undefined): ExactPart | undefined {
  return one && !(other && other.strain < one.strain) ? one : other
}

/** A share may come out a twentieth smaller to keep the line's price. */
const ENOUGH = 20
/** Or so many kopecks smaller for a nearer price, */
const KOPECKS = 10
/** until it is as near as this. */
const CLOSE = 1.005

function withOddSum(left: readonly Quantified[], parts: Parts, odd: number): Parts | undefined {
  if (odd === 0) return parts
  const bearers = left.map((one, index) => exactPart(one, (parts[index]?.amount ?? 0) + odd))
  const best = bearers.reduce(nearer)
  return best && parts.with(bearers.indexOf(best), best)
}

function wholeLinesFirst(left: readonly Quantified[], sum: number): Parts | undefined {
  let rest = sum
  const parts = left.map((one) => {
    if (one.amount > rest) return undefined
    rest -= one.amount
    return exactPart(one, one.amount)
  })
  return sumOf(parts) === sum - rest ? withOddSum(left, parts, rest) : undefined
}

const sumOf = (parts: readonly (Quantified | undefined)[]) => parts.reduce((sum, part) => sum + (part?.amount ?? 0), 0)
