import type { Fields } from "../http/fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import { type Minor, normalCurrency, parseAmount } from "../protocol/money.ts"
import type { OrderRow } from "../store/rows.ts"

/**
 * `Amount` and `Currency` of a charge or cancel: both or neither (seed 003), and only the currency of the payment
 * operation. Null means "the whole".
 */
export function readMoney(fields: Fields, order: OrderRow): Minor | null {
  if (!fields.has("amount") && !fields.has("currency")) return null
  if (!fields.has("currency")) throw assistError("noCurrency")
  if (!fields.has("amount")) throw assistError("noAmount")
  const amount = parseAmount(fields.text("amount"))
  if (amount === null) throw assistError("malformedAmount")
  if (normalCurrency(fields.text("currency")) !== order.operationCurrency) throw assistError("wrongCurrency")
  return amount
}
