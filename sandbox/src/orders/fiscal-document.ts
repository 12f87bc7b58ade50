import { createHash } from "node:crypto"
import { storedAmount } from "../protocol/money.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { MerchantRow, OperationRow, OrderRow } from "../store/rows.ts"

/** The fiscal document of an operation (protocol 10): what a cash register would have made of it. */
export interface FiscalDocument {
  operation: OperationRow
  kind: "sell" | "sell_refund"
  /** New: the money is only held, and the document is made when it is charged. */
  status: "New" | "Success"
  /** Fiscal number of the document. */
  number: number
  /** Number of the fiscal drive, 16 digits. */
  drive: string
  /** Number of the cash register, 16 digits. */
  register: string
  /** Fiscal sign, 10 digits. */
  sign: string
  shift: number
}

/**
 * The document of an operation, null when it has none: money that has not moved, and orders whose receipt was forbidden,
 * are told to no tax office. A hold becomes a sale when it is charged, so its document is the charge's.
 */
export function fiscalDocument(order: OrderRow, operation: OperationRow): FiscalDocument | null {
  const kind = kindOf(order, operation)
  if (kind === null || operation.state !== "Success" || order.extra?.receiptTerms?.forbidden) return null
  const merchant = order.merchantId.padStart(12, "0")
  const drive = `9999${merchant}`
  const at = new Date(operation.at)
  const newYear = Date.UTC(at.getUTCFullYear(), 0, 0)
  return {
    operation,
    kind,
    status: operation.type === 100 && order.delay ? "New" : "Success",
    number: operation.id,
    drive,
    register: `0000${merchant}`,
    sign: signOf([drive, operation.id, kind, operation.amount, operation.at]),
    shift: Math.floor((at.getTime() - newYear) / (24 * 60 * 60 * 1000)),
  }
}

/** The document an order's number stands for: its sale. */
export function saleDocument(order: OrderRow): FiscalDocument | null {
  const sales = order.operations.map((one) => fiscalDocument(order, one)).filter((one) => one?.kind === "sell")
  return sales.at(-1) ?? null
}

/** Address of the document's page, which names it the way a tax office's receipts are looked up. */
export function documentAddress({ drive, number, sign }: FiscalDocument): string {
  return `/fiscal/receipt.cfm?${new URLSearchParams({ fn: drive, i: String(number), fp: sign })}`
}

/**
 * Lines of the document: the operation's own, else the payment's if they come to what was taken, else the one line of an
 * order without lines (protocol 10).
 */
export function documentLines(order: OrderRow, operation: OperationRow, merchant: MerchantRow): readonly ReceiptLine[] {
  if (operation.receipt) return operation.receipt
  const { receipt, receiptTerms } = order.extra ?? {}
  const { amount } = operation
  const sum = (receipt ?? []).reduce((total, line) => total + storedAmount(line.amount), 0n)
  if (receipt && operation.type !== 300 && sum === storedAmount(amount)) return receipt
  const { defaultTax, defaultFpMode } = merchant.settings
  return [
    {
      id: 1,
      name: receiptTerms?.line || (order.language === "RU" ? "Оплата заказа" : "Order payment"),
      price: amount,
      quantity: 1000,
      amount,
      tax: receiptTerms?.tax || defaultTax || "novat",
      fpmode: receiptTerms?.fpmode || defaultFpMode || 4,
    },
  ]
}

/** A merchant's tax number: ten invented digits. */
export const taxNumber = (merchantId: string) => `00${merchantId.padStart(8, "0").slice(-8)}`

function kindOf(order: OrderRow, operation: OperationRow): FiscalDocument["kind"] | null {
  switch (operation.type) {
    case 100:
      return !order.delay || order.state === "Delayed" ? "sell" : null
    case 200:
      return "sell"
    case 300:
      return storedAmount(operation.returned) > 0n ? "sell_refund" : null
  }
}

function signOf(parts: readonly (string | number)[]): string {
  const digest = createHash("sha256").update(parts.join("|")).digest()
  return String(digest.readUInt32BE(0)).padStart(10, "0")
}
