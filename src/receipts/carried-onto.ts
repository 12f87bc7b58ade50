import type { CarriedItem } from "./left-of-lines"
import { formatQuantity, parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"

/**
 * Lines of one receipt as parts of another one of the same order: an edited order's receipt, or that of a second payment, has
 * other numbers. Found by the order's line, or by what is printed: core gives an order's lines other ids than its cart's.
 * Lines at the same price are taken first.
 * `undefined` when a line, or so much of it, is not there.
 */
export function carriedOnto(
  base: readonly ReceiptLine[],
  carried: readonly ReceiptLine[],
): readonly CarriedItem[] | undefined {
  const left = base.map((line) => ({
    line,
    quantity: parseQuantity(line.item.quantity) ?? 0,
    amount: line.item.amount,
  }))
  const items: CarriedItem[] = []
  for (const { lineId, item } of carried) {
    const quantity = parseQuantity(item.quantity) ?? 0
    const fits = left.filter(
      (one) => isOf(one.line, lineId, item) && one.quantity >= quantity && one.amount >= item.amount,
    )
    const taken = fits.find((one) => one.line.item.price === item.price) ?? fits[0]
    if (!taken) return undefined
    taken.quantity -= quantity
    taken.amount = (taken.amount - item.amount) as typeof taken.amount
    items.push({ id: taken.line.item.id, quantity: formatQuantity(quantity), amount: item.amount })
  }
  return items
}

function isOf({ lineId, item }: ReceiptLine, carriedId: string | undefined, carried: ReceiptLine["item"]): boolean {
  if (lineId !== undefined && lineId === carriedId) return true
  return item.name === carried.name && item.product === carried.product
}
