import type { ReceiptItem, ReturnedItem } from "../gateway"

/** One line of a receipt as the books keep it: what Assist got, and which line of Medusa's order it belongs to. */
export interface ReceiptLine {
  /** Medusa's line item or shipping method. Absent for a line that only Assist knows, made in its cabinet. */
  readonly lineId?: string
  /** The part of that line's quantity this stands for, a decimal: other than `item.quantity` where a piece was sold as a whole. */
  readonly lineQuantity: string
  readonly item: ReceiptItem
}

/** The lines as a cancel carries them: without tax and payment mode (protocol 10). */
export function returnedItems(lines: readonly ReceiptLine[]): ReturnedItem[] {
  return lines.map(({ item: { tax: _tax, fpmode: _fpmode, ...item } }) => item)
}
