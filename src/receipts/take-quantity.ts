import { saying } from "../refusals/saying"
import { type ExactPart, exactPart, leastQuantity, type Quantified } from "./exact-part"
import { amountStep, exactPrice } from "./exact-price"
import { type LineLeft, titleOf } from "./left-of-lines"
import { formatQuantity } from "./quantity"
import { type Answer, allOrFirst, answer, lineSum, refuse } from "./refusal"

/** Quantities (thousandths) of what is left of the lines; zero of a line that is not concerned. */
export function takeQuantities(
  left: readonly LineLeft[],
  quantities: readonly number[],
): Answer<(ExactPart | undefined)[]> {
  return allOrFirst(
    left.map((one, index) => {
      const quantity = quantities[index] ?? 0
      if (quantity === 0) return answer(undefined)
      const part = takeQuantity(one, quantity)
      if (part) return answer(part)
      return refuse(
        "no_exact_lines",
        saying("receipt_quantity_not_exact", {
          quantity: formatQuantity(quantity),
          line: titleOf(one.line),
          amount: lineSum(one.amount),
          left: formatQuantity(one.quantity),
        }),
        one.line.lineId,
      )
    }),
  )
}

/**
 * A given quantity of what is left of a line. All of it takes all that is left of its amount; a part takes its share, at the
 * price of what is left where that comes out, else rounded down to the amount that does.
 * `undefined` when the share comes to nothing, or would leave an amount without a quantity.
 */
export function takeQuantity(left: Quantified, quantity: number): ExactPart | undefined {
  if (quantity >= left.quantity) return exactPart(left, left.amount)
  const share = Number((BigInt(left.amount) * BigInt(quantity)) / BigInt(left.quantity))
  const amount = share - (share % amountStep(quantity))
  const price = exactPrice(amount, quantity)
  if (price === undefined || left.quantity - quantity < leastQuantity(left.amount - amount)) return undefined
  return { quantity, amount, price, strain: 1 }
}
