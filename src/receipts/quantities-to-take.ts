import { saying } from "../refusals/saying"
import { type LineLeft, titleOf } from "./left-of-lines"
import { lineQuantityOf } from "./line-quantity"
import { type LineRef, linesNamed } from "./lines-named"
import { formatQuantity, parseQuantity } from "./quantity"
import { type Answer, answer, refuse } from "./refusal"

/** So much of a line, a decimal in the order's own measure: `"1"` of three pieces, `"0.2"` of 0.5 kg. */
export interface WishedLine {
  readonly line: LineRef
  readonly quantity: string
}

/**
 * How much to take of each receipt line (thousandths), the lines of one order line one after the other. Nothing is taken twice
 * when a line is named twice.
 */
export function quantitiesToTake(left: readonly LineLeft[], wishes: readonly WishedLine[]): Answer<number[]> {
  const ordered = left.map((one) => (one.amount === 0 ? 0 : Math.max(1, lineQuantityOf(one.line, one.quantity))))
  const wished = left.map(() => 0)
  for (const { line, quantity } of wishes) {
    const named = linesNamed(left, [line])
    if (!named.ok) return named
    const lineId = typeof line === "string" ? line : undefined
    const [first] = named.value
    const title = first ? titleOf(first.line) : `line ${line}`
    const asked = parseQuantity(quantity)
    if (asked === undefined)
      return refuse(
        "unreadable",
        saying("receipt_quantity_written", { line: title, quantity: quantity.slice(0, 40) }),
        lineId,
      )
    let rest = asked
    for (const [index, one] of left.entries()) {
      if (!named.value.includes(one)) continue
      const free = (ordered[index] ?? 0) - (wished[index] ?? 0)
      const taken = Math.min(rest, free)
      wished[index] = (wished[index] ?? 0) + taken
      rest -= taken
    }
    if (rest > 0)
      return refuse(
        "more_than_left",
        saying("receipt_quantity_left", {
          line: title,
          left: formatQuantity(asked - rest),
          asked: formatQuantity(asked),
        }),
        lineId,
      )
  }
  return answer(left.map((one, index) => receiptQuantity(one, wished[index] ?? 0, ordered[index] ?? 0)))
}

/** All of an order line is all of its receipt line, also where the two have other measures. */
function receiptQuantity(one: LineLeft, wished: number, ordered: number): number {
  if (wished === ordered) return one.quantity
  if (wished === 0 || ordered === one.quantity) return wished
  return Math.min(one.quantity - 1, Math.max(1, Math.round((one.quantity * wished) / ordered)))
}
