import { type MinorUnits, minorUnits, type ReceiptItem } from "../gateway"
import { amountsToPay } from "./amounts-to-pay"
import { parseDecimal } from "./decimal"
import { itemText } from "./item-text"
import { type LineCodes, lineCodes } from "./line-codes"
import { payableMode } from "./payable-mode"
import { formatQuantity, PIECE, parseQuantity } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import type { ReceiptSettings } from "./receipt-settings"
import { type Answer, allOrFirst, answer, refuse } from "./refusal"
import type { Sale, SaleLine } from "./sale"
import { type LinePart, splitAmount } from "./split-amount"

/** The lines of a receipt for a whole sale. */
export interface MadeReceipt {
  /** In the sale's order; `id` counts from 1. Together exactly the sum that is paid. */
  readonly lines: readonly ReceiptLine[]
  /** Ids of lines that are free: a receipt has no line without a price, and a gift needs none. */
  readonly leftOut: readonly string[]
}

/** A line with what falls on it. */
interface PaidLine {
  readonly line: SaleLine
  /** Thousandths. */
  readonly quantity: number
  readonly amount: number
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
        return codes.ok ? receiptLines(one, codes.value, settings) : codes
      }),
  )
  if (!lines.ok) return lines
  return answer({
    lines: lines.value.flat().map(({ item, ...line }, index) => ({ ...line, item: { ...item, id: index + 1 } })),
    leftOut: paid.value.filter(({ amount }) => amount === 0).map(({ line }) => line.id),
  })
}

function readLine(line: SaleLine, amount: number): Answer<PaidLine> {
  const quantity = parseQuantity(line.quantity)
  if (quantity === undefined || (quantity === 0 && amount > 0))
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

function receiptLines(paid: PaidLine, codes: LineCodes, settings: ReceiptSettings): Answer<ReceiptLine[]> {
  const { line, amount, quantity } = paid
  const parts = splitAmount(amount, quantity)
  if (!parts)
    return refuse(
      "beyond_limits",
      `"${line.name}" has a price beyond 99999999.99, which Assist takes no line of: sell it in several lines.`,
      line.id,
    )
  const name = itemText((line.kind === "shipping" && settings.shippingName) || line.name, 250)
  const product = itemText(line.product ?? "", 50)
  if (name === "" && product === "")
    return refuse("no_name", `Line ${line.id} has no name that can be printed: give the product a title.`, line.id)
  const { gs1codes, ...common } = codes
  if (gs1codes.length <= 1) {
    const [gs1code] = gs1codes
    return answer(
      parts.map((part) =>
        receiptLine(line.id, part, { ...texts(name, product, part), ...common, ...(gs1code && { gs1code }) }),
      ),
    )
  }
  const single = parts.flatMap(singlePieces)
  if (single.length !== gs1codes.length || quantity !== single.length * PIECE)
    return refuse(
      "marking_codes",
      `"${line.name}" has ${gs1codes.length} marking codes for a quantity of ${formatQuantity(quantity)}: write one for each piece into its metadata assist_gs1code.`,
      line.id,
    )
  return answer(
    single.map((part, index) =>
      receiptLine(line.id, part, { ...texts(name, product, part), ...common, gs1code: gs1codes[index] }),
    ),
  )
}

/** Pieces that carry a marking code each are lines of their own. */
function singlePieces({ quantity, price, lineQuantity }: LinePart): LinePart[] {
  if (quantity !== lineQuantity) return []
  return Array.from({ length: quantity / PIECE }, () => ({
    quantity: PIECE,
    price,
    amount: price,
    lineQuantity: PIECE,
  }))
}

/** Several pieces, or a part of one, that are sold as one piece tell their quantity in the name. */
function texts(
  name: string,
  product: string,
  { quantity, lineQuantity }: LinePart,
): Pick<ReceiptItem, "product" | "name"> {
  const told = quantity === lineQuantity ? "" : `, ${formatQuantity(lineQuantity)}`
  const shown = told === "" ? name : `${itemText(name || product, 250 - told.length)}${told}`
  return { ...(product === "" ? {} : { product }), ...(shown === "" ? {} : { name: shown }) }
}

function receiptLine(
  lineId: string,
  part: LinePart,
  item: Omit<ReceiptItem, "id" | "price" | "quantity" | "amount">,
): ReceiptLine {
  return {
    lineId,
    lineQuantity: formatQuantity(part.lineQuantity),
    item: {
      id: 0,
      ...item,
      price: part.price as MinorUnits,
      quantity: formatQuantity(part.quantity),
      amount: minorUnits(part.amount),
    },
  }
}
