import type { Fields } from "../http/fields.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import type { Minor } from "../protocol/money.ts"
import {
  linesLeft,
  type ReceiptLine,
  type ReceiptTerms,
  readReceipt,
  readReturnedLines,
  TAXES,
} from "../protocol/receipt.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** The receipt a request brings for what is paid, or null without one; checks the fields around it too (seed 004). */
export function requestedReceipt(fields: Fields, merchant: MerchantRow, total: Minor): ReceiptLine[] | null {
  const [tax, fpmode] = [fields.text("tax").toLowerCase(), fields.text("fpmode")]
  if (tax !== "" && !TAXES.includes(tax)) throw assistError("wrongReceipt")
  if (fpmode !== "" && !/^[1-7]$/.test(fpmode)) throw assistError("wrongReceipt")
  if (!/^[0-5]?$/.test(fields.text("taxationsystem"))) throw assistError("wrongReceipt")
  if (!/^[01]?$/.test(fields.text("generatereceipt"))) throw assistError("wrongReceipt")
  if (fields.text("receiptline").length > 128) throw new AssistError([4, 179])
  if (!fields.has("chequeitems")) return null
  const { defaultTax, defaultFpMode } = merchant.settings
  const defaults = { tax: tax || defaultTax, fpmode: Number(fpmode || defaultFpMode) }
  return readReceipt(fields.text("chequeitems"), total, defaults)
}

/** What a payment's request says about the receipt apart from its lines, checked by {@link requestedReceipt}. */
export function requestedTerms(fields: Fields): ReceiptTerms | null {
  const terms: ReceiptTerms = {
    ...(fields.text("generatereceipt") === "0" ? { forbidden: true } : {}),
    ...(fields.has("receiptline") ? { line: fields.text("receiptline") } : {}),
    ...(fields.has("tax") ? { tax: fields.text("tax").toLowerCase() } : {}),
    ...(fields.has("fpmode") ? { fpmode: Number(fields.text("fpmode")) } : {}),
    ...(fields.has("taxationsystem") ? { taxationSystem: fields.text("taxationsystem") } : {}),
  }
  return Object.keys(terms).length > 0 ? terms : null
}

/**
 * A confirmation may forbid the fiscal document as the payment could. One client's charge has `fiscalization` as well
 * (protocol 16, row 11), of which nothing but the name is known: taken for a yes or no.
 */
export function forbidsReceipt(fields: Fields): boolean {
  return fields.text("generatereceipt") === "0" || /^(0|false|no)$/i.test(fields.text("fiscalization"))
}

/** No fiscal document is made of an order from now on. */
export async function forbidReceipt(unit: Unit, order: OrderRow): Promise<void> {
  order.extra = { ...order.extra, receiptTerms: { ...order.extra?.receiptTerms, forbidden: true } }
  await unit.saveOrder(order)
}

/**
 * The lines a cancel gives back (protocol 10). An order with a receipt is canceled whole, or by lines that are still
 * there; its billnumber is the short one. Lines for an order that has none cannot be matched and are refused.
 */
export function returnedReceipt(fields: Fields, order: OrderRow, amount: Minor, full: boolean): ReceiptLine[] | null {
  const paid = paidReceipt(order)
  if (!paid) {
    if (fields.has("chequeitems")) throw assistError("wrongReceipt")
    return null
  }
  if (parseBillnumber(fields.text("billnumber"))?.operation !== null) throw assistError("wrongBillnumber")
  const left = linesLeft(paid, returnedLines(order))
  if (fields.has("chequeitems")) return readReturnedLines(fields.text("chequeitems"), amount, left)
  if (!full) throw assistError("noReceipt")
  return left.filter((line) => line.quantity > 0)
}

/** The receipt cancels are measured against: the confirmation's, else the payment's. */
function paidReceipt(order: OrderRow): ReceiptLine[] | null {
  const charge = order.operations.find((one) => one.type === 200 && one.state === "Success")
  return charge?.receipt ?? order.extra?.receipt ?? null
}

const returnedLines = (order: OrderRow): ReceiptLine[] =>
  order.operations.filter((one) => one.type === 300 && one.state === "Success").flatMap((one) => one.receipt ?? [])
