import { MathBN } from "@medusajs/framework/utils"

/** Rows by their currency, in the order in which the currencies come. */
export function perCurrency<Row extends { readonly currency: string }>(
  rows: readonly Row[],
): readonly (readonly [currency: string, rows: readonly Row[]])[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  return currencies.map((currency) => [currency, rows.filter((row) => row.currency === currency)])
}

/** Decimal strings added up exactly, with two decimals. */
export function sumOfAmounts(amounts: readonly string[]): string {
  return MathBN.sum(...amounts).toFixed(2)
}
