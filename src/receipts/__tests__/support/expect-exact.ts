import type { Currency } from "../../../gateway"
import { RequestCheck } from "../../../gateway/request/check-request"
import { returnedItems as cancelField, receiptFields } from "../../../gateway/request/receipt"
import { type ReceiptLine, returnedItems } from "../../receipt-line"
import { minor } from "./sales"

/** Every line stands for itself without rounding, and together they are the sum; the client takes them for any request. */
export function expectExact(lines: readonly ReceiptLine[], amount: number): void {
  const ids = lines.map(({ item }) => item.id)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  for (const { item } of lines) {
    const thousandths = Math.round(Number(item.quantity) * 1000)
    expect(thousandths).toBeGreaterThan(0)
    expect(item.price).toBeGreaterThan(0)
    expect(BigInt(item.price) * BigInt(thousandths)).toBe(BigInt(item.amount) * 1000n)
  }
  expect(lines.reduce((sum, { item }) => sum + item.amount, 0)).toBe(amount)
  const money = { amount: minor(amount), currency: "RUB" as Currency }
  const check = new RequestCheck("order")
  const written = receiptFields(check, { items: lines.map(({ item }) => item) }, money)["ChequeItems"] ?? ""
  expect(JSON.parse(written).items).toHaveLength(lines.length)
  expect(cancelField(check, returnedItems(lines), money)).not.toMatch(/"tax"|"fpmode"/)
}
