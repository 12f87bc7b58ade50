import { parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"

/**
 * A quantity of a receipt line (thousandths) in the measure of the order's line. The two differ only where several pieces, or
 * a part of one, were sold as one piece (`splitAmount`).
 */
export function lineQuantityOf({ item, lineQuantity }: ReceiptLine, quantity: number): number {
  const [sold, ordered] = [parseQuantity(item.quantity) ?? 0, parseQuantity(lineQuantity) ?? 0]
  if (sold === ordered || sold === 0) return quantity
  return Math.round((quantity * ordered) / sold)
}
