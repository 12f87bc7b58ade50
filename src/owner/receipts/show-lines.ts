import { formatAmount, PAYMENT_MODES } from "../../gateway"
import type { LineLeft } from "../../receipts/left-of-lines"
import { lineQuantityOf } from "../../receipts/line-quantity"
import { formatQuantity } from "../../receipts/quantity"
import type { ReceiptLine } from "../../receipts/receipt-line"
import { TAX_CODES, taxCode } from "../../receipts/tax-codes"
import type { AssistReceiptLine, ChoosableLine, CodeText, Texts } from "../admin-api"

/** Lines of a receipt for a page. */
export function showLines(lines: readonly ReceiptLine[]): AssistReceiptLine[] {
  return lines.map(({ lineId, item }) => ({
    number: item.id,
    line_id: lineId ?? null,
    name: item.name ?? item.product ?? "",
    product: item.product ?? null,
    quantity: String(item.quantity),
    price: formatAmount(item.price),
    amount: formatAmount(item.amount),
    tax: item.tax ? withText(item.tax, TAX_CODES.get(taxCode(item.tax))) : null,
    payment_mode: item.fpmode ? withText(String(item.fpmode), PAYMENT_MODES.get(String(item.fpmode))) : null,
    marking_code: item.gs1code ?? null,
  }))
}

/** A code that no list has stands for itself. */
function withText(code: string, text: Texts | undefined): CodeText {
  return { code, text: text ?? { en: code, ru: code, be: code } }
}

/** What is left of each line of the order: one order line may be several of the receipt. */
export function showLeft(left: readonly LineLeft[]): ChoosableLine[] {
  const byLine = new Map<string | number, LineLeft[]>()
  for (const one of left) {
    const line = one.line.lineId ?? one.line.item.id
    byLine.set(line, [...(byLine.get(line) ?? []), one])
  }
  return [...byLine].map(([line, parts]) => {
    const sum = (of: (part: LineLeft) => number) => parts.reduce((all, part) => all + of(part), 0)
    const { item } = (parts[0] as LineLeft).line
    return {
      line,
      name: item.name ?? item.product ?? String(item.id),
      quantity: formatQuantity(sum((part) => (part.amount === 0 ? 0 : lineQuantityOf(part.line, part.quantity)))),
      amount: formatAmount(sum(({ amount }) => amount) as Parameters<typeof formatAmount>[0]),
    }
  })
}
