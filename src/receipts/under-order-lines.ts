import { lineTexts } from "./line-texts"
import { formatQuantity, parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import type { ReceiptSettings } from "./receipt-settings"
import type { SaleLine } from "./sale"

/**
 * The lines of a payment's receipt under the ids of the order that came of its cart: core gives an order's lines other ids
 * than its cart's, and an owner, a return and a claim name the order's. Found by what is printed; of lines that print the
 * same, the one with the same quantity first. A line that the order does not have keeps its id.
 */
export function underOrderLines(
  receipt: readonly ReceiptLine[],
  orderLines: readonly SaleLine[],
  settings: Pick<ReceiptSettings, "shippingName">,
): readonly ReceiptLine[] {
  const ofReceipt = new Set(receipt.map(({ lineId }) => lineId))
  const free = orderLines.filter(({ id }) => !ofReceipt.has(id))
  const renamed = new Map<string, string>()
  for (const id of ofReceipt) {
    if (id === undefined || orderLines.some((line) => line.id === id)) continue
    const parts = receipt.filter(({ lineId }) => lineId === id)
    const fits = free.filter((line) => parts.every((part) => prints(part, line, settings)))
    const found = fits.find(({ quantity }) => quantity === quantityOf(parts)) ?? fits[0]
    if (!found) continue
    renamed.set(id, found.id)
    free.splice(free.indexOf(found), 1)
  }
  return receipt.map((line) => ({ ...line, lineId: renamed.get(line.lineId ?? "") ?? line.lineId }))
}

/** A piece that stands for several, or for a part of one, tells that behind the name (`linesOfPaid`). */
function prints({ item }: ReceiptLine, line: SaleLine, settings: Pick<ReceiptSettings, "shippingName">): boolean {
  const { name, product } = lineTexts(line, settings)
  const printed = item.name ?? ""
  return (item.product ?? "") === product && (printed === name || printed.startsWith(`${name || product}, `))
}

function quantityOf(parts: readonly ReceiptLine[]): string {
  return formatQuantity(parts.reduce((sum, { lineQuantity }) => sum + (parseQuantity(lineQuantity) ?? 0), 0))
}
