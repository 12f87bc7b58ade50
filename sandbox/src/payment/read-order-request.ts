import type { Fields } from "../http/fields.ts"
import type { OrderRequest } from "../orders/open-order.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { checkValue, requestCheckString } from "../protocol/check-value.ts"
import { readLanguage } from "../protocol/language.ts"
import { formatAmount, normalCurrency, parseAmount } from "../protocol/money.ts"
import { CUSTOMER_FIELDS, MEANS_FLAGS, TEXT_LIMITS } from "../protocol/order-parameters.ts"
import type { MerchantRow } from "../store/rows.ts"

/** Checks the parameters of order.cfm (protocol 3.1) and makes an order request of them. */
export function readOrderRequest(fields: Fields, merchant: MerchantRow, clientIp: string): OrderRequest {
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
  const flags = MEANS_FLAGS.filter((name) => fields.has(name))
  if (flags.length > 0 && flags.every((name) => fields.text(name) === "0")) throw assistError("noMeansAllowed")
  if (merchant.settings.requireCheckValue) verifyCheckValue(fields, merchant)
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
  }
}

function readAmount(fields: Fields): string {
  const text = fields.text("orderamount")
  if (text === "") throw assistError("noAmount")
  const amount = parseAmount(text)
  if (amount === null) throw assistError("malformedAmount")
  if (amount === 0n) throw assistError("wrongAmount")
  return formatAmount(amount)
}

/** Values go into the string as sent, after the silent removal of characters (protocol 8.1, 12). */
function verifyCheckValue(fields: Fields, merchant: MerchantRow): void {
  const x = (orderCurrency: string) =>
    requestCheckString(
      {
        merchantId: fields.text("merchant_id"),
        orderNumber: fields.text("ordernumber"),
        orderAmount: fields.text("orderamount"),
        orderCurrency,
        maxPoints: fields.get("ordermaxpoints"),
        customerNumber: fields.get("customernumber"),
        disable3ds: fields.get("disable3ds"),
        prepayment: fields.get("prepayment"),
      },
      merchant.settings.checkValueDelimiter,
    )
  // What stands in the place of a currency that was not sent is unknown: nothing, or the merchant's own.
  const currencies = fields.has("ordercurrency") ? [fields.text("ordercurrency")] : ["", merchant.currency]
  const right = currencies.map((currency) => checkValue(merchant.settings.secretWord, x(currency)))
  if (!right.includes(fields.text("checkvalue").toUpperCase())) throw assistError("wrongCheckValue")
}
