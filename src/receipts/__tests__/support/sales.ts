import type { Currency, MinorUnits } from "../../../gateway"
import { type MadeReceipt, makeReceipt } from "../../make-receipt"
import type { ReceiptLine } from "../../receipt-line"
import type { ReceiptSettings } from "../../receipt-settings"
import type { Answer, ReceiptRefusal } from "../../refusal"
import type { Sale, SaleLine } from "../../sale"

export const settings: ReceiptSettings = {
  at: "payment",
  tax: "vat20",
  taxByRate: { "20": "vat20", "10": "vat10", "0": "vat0" },
  paymentMode: 1,
}

export const minor = (amount: number) => amount as MinorUnits

export function line(id: string, quantity: string, total: string, more: Partial<SaleLine> = {}): SaleLine {
  return { id, kind: "goods", name: id, quantity, total, taxRate: 20, ...more }
}

/** A sale of kopecks; roubles, as receipts are Russian. */
export function sale(amount: number, lines: readonly SaleLine[], more: Partial<Sale> = {}): Sale {
  return { lines, money: { amount: minor(amount), currency: "RUB" as Currency }, ...more }
}

export function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}: ${answer.refusal.reason}`)
  return answer.value
}

export function refusal(answer: Answer<unknown>): ReceiptRefusal {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`)
  return answer.refusal
}

export function made(amount: number, lines: readonly SaleLine[], change: Partial<ReceiptSettings> = {}): MadeReceipt {
  return value(makeReceipt(sale(amount, lines), { ...settings, ...change }))
}

/** `quantity x price = amount`, as a person reads a receipt. */
export function read(lines: readonly ReceiptLine[]): string[] {
  const two = (amount: number) => (amount / 100).toFixed(2)
  return lines.map(({ item }) => `${item.id}: ${item.quantity} x ${two(item.price)} = ${two(item.amount)}`)
}
