import { saying } from "../refusals/saying"
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
  if (twice) return refuse("unreadable", saying("receipt_line_twice", { id: twice.id }), twice.id)
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
      saying("receipt_quantity_beyond", { name: line.name, quantity: line.quantity.slice(0, 40) }),
      line.id,
    )
  if (line.taxRate !== undefined && !parseDecimal(String(line.taxRate)))
    return refuse("unreadable", saying("receipt_rate_unreadable", { name: line.name, rate: line.taxRate }), line.id)
  return answer({ line, quantity, amount })
}

function paidCodes(line: SaleLine, settings: ReceiptSettings, withAdvance: boolean): Answer<LineCodes> {
  const codes = lineCodes(line, settings)
  if (!codes.ok || !withAdvance) return codes
  const fpmode = payableMode(codes.value.fpmode)
  if (fpmode !== undefined) return answer({ ...codes.value, fpmode })
  return refuse(
    "advance_in_full_payment",
    saying("receipt_advance", { name: line.name, mode: codes.value.fpmode }),
    line.id,
  )
}
