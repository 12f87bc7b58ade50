import type { MinorUnits } from "../gateway"
import { saying } from "../refusals/saying"
import type { Quantified } from "./exact-part"
import { formatQuantity, parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import { type Answer, answer, lineSum, refuse } from "./refusal"

/** A line as an earlier operation carried it: ours, or read from `orderresult` for one made in Assist's cabinet. */
export interface CarriedItem {
  readonly id: number
  readonly quantity: number | string
  readonly amount: MinorUnits
}

/** A charge or cancel that was carried out, or may have been: both use up what is left. */
export interface EarlierOperation {
  readonly amount: MinorUnits
  /** Absent when it carried none, as a cancel of everything that is left may (protocol 10). */
  readonly items?: readonly CarriedItem[]
}

/** What is left of one line of a receipt. */
export interface LineLeft extends Quantified {
  readonly line: ReceiptLine
}

/**
 * What is left of each line of the payment's (or the charge's) receipt after earlier operations, in the receipt's order
 * (protocol 10: "taking into account … previously performed cancelations"). Lines of which nothing is left stay, with zeros.
 */
export function leftOfLines(base: readonly ReceiptLine[], earlier: readonly EarlierOperation[]): Answer<LineLeft[]> {
  let left: LineLeft[] = []
  for (const line of base) {
    const quantity = parseQuantity(line.item.quantity)
    if (quantity === undefined || parseQuantity(line.lineQuantity) === undefined)
      return refuse("unreadable", saying("receipt_quantity_kept", { line: titleOf(line) }), line.lineId)
    left.push({ line, quantity, amount: line.item.amount })
  }
  for (const operation of earlier) {
    const after = takeAway(left, operation)
    if (!after.ok) return after
    left = after.value
  }
  return answer(left)
}

function takeAway(left: readonly LineLeft[], { amount, items }: EarlierOperation): Answer<LineLeft[]> {
  const sum = left.reduce((all, one) => all + one.amount, 0)
  if (!items) {
    if (amount === sum) return answer(left.map((one) => ({ ...one, quantity: 0, amount: 0 })))
    return refuse(
      "unclear_history",
      saying("receipt_earlier_without_lines", { earlier: lineSum(amount), left: lineSum(sum) }),
    )
  }
  const known = new Map(left.map((one) => [one.line.item.id, one]))
  for (const item of items) {
    const one = known.get(item.id)
    const quantity = parseQuantity(item.quantity)
    if (!one || quantity === undefined || quantity > one.quantity || item.amount > one.amount)
      return refuse(
        "unclear_history",
        one
          ? saying("receipt_earlier_too_much", {
              carried: item.quantity,
              line: titleOf(one.line),
              amount: lineSum(item.amount),
              quantity: formatQuantity(one.quantity),
              left: lineSum(one.amount),
            })
          : saying("receipt_earlier_unknown_line", { line: item.id }),
        one?.line.lineId,
      )
    known.set(item.id, { ...one, quantity: one.quantity - quantity, amount: one.amount - item.amount })
  }
  return answer(left.map((one) => known.get(one.line.item.id) ?? one))
}

/** A line for a person to recognize. */
export function titleOf({ item }: ReceiptLine): string {
  return `"${item.name ?? item.product ?? item.id}"`
}
