import type { Fields } from "../http/fields.ts"
import type { OrderRequest } from "../orders/open-order.ts"
import { requestedReceipt } from "../orders/receipts.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import { formatAmount, normalCurrency, parseAmount, storedAmount } from "../protocol/money.ts"
import { CUSTOMER_FIELDS, MEANS_FLAGS, TEXT_LIMITS } from "../protocol/order-parameters.ts"
import { readRecurringTerms } from "../protocol/recurring.ts"
import type { MerchantRow, OrderExtra } from "../store/rows.ts"
import { offeredMeans } from "./page-means.ts"
import { verifyOrder } from "./verify-order.ts"

/** Checks the parameters of order.cfm, payrequest.cfm and tokenpay.cfm (protocol 3.1) and makes an order request of them. */
export function readOrderRequest(fields: Fields, merchant: MerchantRow, clientIp: string, now: Date): OrderRequest {
  const orderNumber = fields.text("ordernumber")
  if (orderNumber === "") throw assistError("noOrderNumber")
  if (orderNumber.length > 128) throw assistError("malformedOrderNumber")
  const amount = readAmount(fields)
  const currency = normalCurrency(fields.text("ordercurrency") || merchant.currency)
  if (!/^[A-Z]{3}$/.test(currency)) throw assistError("wrongCurrency")
  // 0, 1 and 2 pass Assist's validation, 2 without an explanation (protocol 12); it is taken for two stages here.
  const delay = fields.text("delay") || "0"
  if (!/^[012]$/.test(delay)) throw assistError("wrongDelay")
  for (const [name, { limit, code }] of Object.entries(TEXT_LIMITS)) {
    if (fields.text(name).length > limit) throw new AssistError([4, code])
  }
  const closedMeans = readClosedMeans(fields, merchant)
  verifyOrder(fields, merchant)
  return {
    orderNumber,
    amount,
    currency,
    delay: delay !== "0",
    comment: fields.text("ordercomment"),
    customer: Object.fromEntries(
      CUSTOMER_FIELDS.filter((name) => fields.has(name)).map((name) => [name, fields.text(name)]),
    ),
    language: readLanguage(fields.get("language"), "RU"),
    returnUrls: {
      any: fields.text("url_return"),
      ok: fields.text("url_return_ok"),
      no: fields.text("url_return_no"),
    },
    clientIp,
    extra: readExtra(fields, merchant, amount, closedMeans, now),
  }
}

/**
 * The means a request closes. "All sent as 0" is an error (protocol 3.1): a request that closes cards has to open something,
 * and something the merchant takes has to be left. The Ruby client closes all others and does not name cards.
 */
function readClosedMeans(fields: Fields, { settings }: MerchantRow): string[] {
  const closedMeans = MEANS_FLAGS.filter((name) => fields.text(name) === "0")
  const { cards, others } = offeredMeans(settings, { closedMeans })
  const opensNothing = closedMeans.includes("cardpayment") && !MEANS_FLAGS.some((name) => fields.text(name) === "1")
  if (opensNothing || (!cards && others.length === 0)) throw assistError("noMeansAllowed")
  return closedMeans
}

function readExtra(
  fields: Fields,
  merchant: MerchantRow,
  amount: string,
  closedMeans: string[],
  now: Date,
): OrderExtra | null {
  const recurring = readRecurringTerms(fields, now)
  const customerNumber = fields.text("customernumber")
  if (customerNumber.length > 32) throw assistError("malformedCustomer")
  const receipt = requestedReceipt(fields, merchant, storedAmount(amount))
  const extra: OrderExtra = {
    ...(recurring ? { recurring } : {}),
    ...(customerNumber ? { customerNumber } : {}),
    ...(receipt ? { receipt } : {}),
    ...(closedMeans.length > 0 ? { closedMeans } : {}),
  }
  return Object.keys(extra).length > 0 ? extra : null
}

function readAmount(fields: Fields): string {
  const text = fields.text("orderamount")
  if (text === "") throw assistError("noAmount")
  const amount = parseAmount(text)
  if (amount === null) throw assistError("malformedAmount")
  if (amount === 0n) throw assistError("wrongAmount")
  return formatAmount(amount)
}
