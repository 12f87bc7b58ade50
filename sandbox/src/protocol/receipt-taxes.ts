import { formatAmount, type Minor, storedAmount } from "./money.ts"
import type { ReceiptLine } from "./receipt.ts"

/** Rates of the tax codes (seed 004) in percent; a line's amount includes its tax. `vat110` is 10/110, and so on. */
const RATES: Record<string, number> = {
  vat0: 0,
  vat10: 10,
  vat18: 18,
  vat20: 20,
  vat110: 10,
  vat118: 18,
  vat120: 20,
}

/** The tax in one line, half a kopeck up; null without a tax. */
export function taxOf({ tax, amount }: Pick<ReceiptLine, "tax" | "amount">): Minor | null {
  const rate = RATES[tax]
  if (rate === undefined) return null
  const whole = BigInt(100 + rate)
  return (storedAmount(amount) * BigInt(rate) * 2n + whole) / (whole * 2n)
}

/** What a receipt says of one tax: the amount its lines come to, and the tax in it. */
export interface TaxSum {
  tax: string
  amount: string
  /** Null without a tax. */
  sum: string | null
}

/** Taxes of a receipt by their code, in the order the lines name them. */
export function taxSums(lines: readonly ReceiptLine[]): TaxSum[] {
  return [...new Set(lines.map((line) => line.tax))].map((tax) => {
    const taxed = lines.filter((line) => line.tax === tax)
    const amount = taxed.reduce((sum, line) => sum + storedAmount(line.amount), 0n)
    const parts = taxed.map(taxOf)
    const sum = parts.some((part) => part === null) ? null : parts.reduce<Minor>((all, part) => all + (part ?? 0n), 0n)
    return { tax, amount: formatAmount(amount), sum: sum === null ? null : formatAmount(sum) }
  })
}
