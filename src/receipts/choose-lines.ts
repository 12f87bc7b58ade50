import { type MinorUnits, minorUnits } from "../gateway"
import { saying } from "../refusals/saying"
import { type EarlierOperation, type LineLeft, leftOfLines } from "./left-of-lines"
import { lineQuantityOf } from "./line-quantity"
import { type LineRef, linesNamed } from "./lines-named"
import { quantitiesToTake, type WishedLine } from "./quantities-to-take"
import { formatQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import { type Answer, answer, lineSum, refuse } from "./refusal"
import { takeQuantities } from "./take-quantity"
import { type Parts, takeSum } from "./take-sum"

/** What a capture or refund is about. */
export type LinesWish =
  /** Everything that is left. */
  | { readonly by: "all" }
  /** Quantities of lines. The sum follows from them. */
  | { readonly by: "lines"; readonly lines: readonly WishedLine[] }
  /** A sum in minor units, spread over what is left of all lines, or of those named. */
  | { readonly by: "sum"; readonly sum: MinorUnits; readonly among?: readonly LineRef[] }

/** Lines for `ChequeItems` of a charge or, through `returnedItems`, of a cancel. */
export interface ChosenLines {
  /** In the receipt's order, each under its id there. */
  readonly lines: readonly ReceiptLine[]
  /** What they add up to. */
  readonly amount: MinorUnits
}

/**
 * The lines of a full or partial charge or cancel (protocol 10): each once and under its id, price × quantity is its amount,
 * neither its quantity nor its amount more than is left. The same input always gives the same lines, so an operation whose
 * outcome is unknown can be repeated with them.
 * @param base the receipt of the payment, or of the charge where that carried one
 * @param earlier the charges, or the cancels, that used up lines of it, ours and the cabinet's, in the order they happened
 */
export function chooseLines(
  base: readonly ReceiptLine[],
  earlier: readonly EarlierOperation[],
  wish: LinesWish,
): Answer<ChosenLines> {
  const left = leftOfLines(base, earlier)
  if (!left.ok) return left
  const parts = partsOf(left.value, wish)
  if (!parts.ok) return parts
  const lines = left.value.flatMap((one, index) => partOf(one, parts.value[index]))
  if (lines.length === 0) return refuse("nothing_left", saying("receipt_none_chosen"))
  return answer({ lines, amount: minorUnits(lines.reduce((sum, { item }) => sum + item.amount, 0)) })
}

function partsOf(left: readonly LineLeft[], wish: LinesWish): Answer<Parts> {
  switch (wish.by) {
    case "all":
      return bySum(
        left,
        left.reduce((sum, { amount }) => sum + amount, 0),
      )
    case "lines": {
      const quantities = quantitiesToTake(left, wish.lines)
      return quantities.ok ? takeQuantities(left, quantities.value) : quantities
    }
    case "sum": {
      const named = wish.among ? linesNamed(left, wish.among) : answer(left)
      if (!named.ok) return named
      return bySum(
        left.map((one) => (named.value.includes(one) ? one : { ...one, quantity: 0, amount: 0 })),
        wish.sum,
      )
    }
  }
}

function bySum(left: readonly LineLeft[], sum: number): Answer<Parts> {
  const most = left.reduce((all, { amount }) => all + amount, 0)
  if (sum > most)
    return refuse("more_than_left", saying("receipt_sum_left", { left: lineSum(most), asked: lineSum(sum) }))
  if (sum < 1) return refuse("nothing_left", saying("receipt_sum_zero"))
  const parts = takeSum(left, sum)
  if (parts) return answer(parts)
  return refuse("no_exact_lines", saying("receipt_sum_not_exact", { asked: lineSum(sum), left: lineSum(most) }))
}

function partOf({ line }: LineLeft, part: Parts[number]): ReceiptLine[] {
  if (!part) return []
  const { price, quantity, amount } = part
  const item = {
    ...line.item,
    price: minorUnits(price),
    quantity: formatQuantity(quantity),
    amount: minorUnits(amount),
  }
  return [{ ...line, lineQuantity: formatQuantity(lineQuantityOf(line, quantity)), item }]
}
