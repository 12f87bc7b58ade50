import { amountsToPay } from "./amounts-to-pay"
import { parseDecimal } from "./decimal"
import { type LineCodes, lineCodes } from "./line-codes"
import { linesOfPaid, type PaidLine } from "./lines-of-paid"
import { payableMode } from "./payable-mode"
import { parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import type { ReceiptSettings } from "./receipt-settings"
import { type Answer, allOrFirst, answer, refuse } from "./refusal"
import type { Sale, SaleLine } from "./sale"

/** The lines of a receipt for a whole sale. */
export interface MadeReceipt {
  /** In the sale's order; `id` counts from 1. Together exactly the sum that is paid. */
  readonly lines: readonly ReceiptLine[]
  /** Ids of lines that are free: a receipt has no line without a price, and a gift needs none. */
  readonly leftOut: readonly string[]
}

/**
 * The receipt of a cart or order: lines whose price × quantity is their amount and which add up to the payment, to the kopeck
 * (seed 004, protocol 10). The same sale always gives the same lines under the same ids.
 */
export function makeReceipt(sale: Sale, settings: ReceiptSettings): Answer<MadeReceipt> {
  const twice = sale.lines.find(({ id }, index) => sale.lines.findIndex((other) => other.id === id) !== index)
  if (twice) return refuse("unreadable", `Two lines of the order have the id ${twice.id}.`, twice.id)
  const amounts = amountsToPay(sale)
  if (!amounts.ok) return amounts
  const paid = allOrFirst(sale.lines.map((line, index) => readLine(line, amounts.value[index] ?? 0)))
  if (!paid.ok) return paid
  const withAdvance = (sale.credits ?? []).some(({ kind, amount }) => kind !== "discount" && Number(amount) > 0)
  const lines = allOrFirst(
    paid.value
      .filter(({ amount }) => amount > 0)
      .map((one) => {
        const codes = paidCodes(one.line, settings, withAdvance)
        return codes.ok ? linesOfPaid(one, codes.value, settings) : codes
      }),
  )
  if (!lines.ok) return lines
  return answer({
    lines: lines.value.flat().map(({ item, ...line }, index) => ({ ...line, item: { ...item, id: index + 1 } })),
    leftOut: paid.value.filter(({ amount }) => amount === 0).map(({ line }) => line.id),
  })
}

function readLine(line: SaleLine, amount: number): Answer<PaidLine> {
  const quantity = parseQuantity(line.quantity) ?? 0
  if (quantity === 0 && amount > 0)
    return refuse(
      "unreadable",
      `The quantity of "${line.name}" is ${line.quantity.slice(0, 40)}: a receipt takes up to 9999999.999, with three decimals.`,
      line.id,
    )
  if (line.taxRate !== undefined && !parseDecimal(String(line.taxRate)))
    return refuse("unreadable", `The tax rate of "${line.name}", ${line.taxRate}, is not a number.`, line.id)
  return answer({ line, quantity, amount })
}

function paidCodes(line: SaleLine, settings: ReceiptSettings, withAdvance: boolean): Answer<LineCodes> {
  const codes = lineCodes(line, settings)
  if (!codes.ok || !withAdvance) return codes
  const fpmode = payableMode(codes.value.fpmode)
  if (fpmode !== undefined) return answer({ ...codes.value, fpmode })
  return refuse(
    "advance_in_full_payment",
    `"${line.name}" would be receipted with payment mode ${codes.value.fpmode}, while a part of the order is paid with a gift card, store credit, a credit line or an earlier payment: Assist's receipts cannot show an advance that is offset. Make the receipt at the payment, as a prepayment (receipt.at: "payment", receipt.paymentMode: 1), or take the whole sum by card.`,
    line.id,
  )
}
