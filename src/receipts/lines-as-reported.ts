import { formatAmount, type ReceiptItem } from "../gateway"
import { formatQuantity, parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import { taxCode } from "./tax-codes"

/**
 * A receipt's lines as they stand at Assist (design rule 12): each as it was sent where Assist reports it so, and as Assist
 * reports it, without a line of the order, where it does not.
 * @param sent what the plugin has sent
 * @param reported absent when Assist reports no lines: then what was sent counts
 */
export function linesAsReported(
  sent: readonly ReceiptLine[],
  reported: readonly ReceiptItem[] | undefined,
): readonly ReceiptLine[] {
  if (!reported) return sent
  return reported.map((item) => {
    const own = sent.find((line) => line.item.id === item.id && isSame(line.item, item))
    return own ?? { lineQuantity: formatQuantity(parseQuantity(item.quantity) ?? 0), item }
  })
}

/** A line as it was sent and as it was found; empty where one of the two is missing. */
export interface LineDifference {
  readonly sent: string
  readonly reported: string
}

/** The first line that Assist reports otherwise than it was sent; `undefined` when all are as sent. */
export function lineDifference(
  sent: readonly ReceiptLine[],
  reported: readonly ReceiptItem[],
): LineDifference | undefined {
  for (const { item } of sent) {
    const found = reported.find(({ id }) => id === item.id)
    if (!found || !isSame(item, found)) return { sent: inWords(item), reported: found ? inWords(found) : "" }
  }
  const more = reported.find(({ id }) => !sent.some(({ item }) => item.id === id))
  return more && { sent: "", reported: inWords(more) }
}

/** For a person: `"Towel": 2 x 33.33 = 66.66, vat20`. */
export function inWords({ id, name, product, price, quantity, amount, tax }: ReceiptItem): string {
  const sum = `${quantity} x ${formatAmount(price)} = ${formatAmount(amount)}`
  return [`"${name ?? product ?? id}": ${sum}`, tax].filter(Boolean).join(", ")
}

/** A code that Assist does not repeat counts as the one that was sent, and so do letters and blanks it writes otherwise. */
function isSame(sent: ReceiptItem, found: ReceiptItem): boolean {
  const [mine, theirs] = [printed(sent), printed(found)]
  return (
    sent.amount === found.amount &&
    sent.price === found.price &&
    parseQuantity(sent.quantity) === parseQuantity(found.quantity) &&
    (theirs === "" || mine === theirs) &&
    (!sent.tax || !found.tax || taxCode(sent.tax) === taxCode(found.tax)) &&
    (!sent.fpmode || !found.fpmode || sent.fpmode === found.fpmode)
  )
}

/** "Both given: joined by a blank on the receipt" (protocol 10). */
function printed({ product, name }: ReceiptItem): string {
  return [product, name]
    .filter(Boolean)
    .join(" ")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase()
}
