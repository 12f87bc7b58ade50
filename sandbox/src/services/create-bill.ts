import { randomBytes } from "node:crypto"
import type { Fields } from "../http/fields.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { billCheckStrings } from "../protocol/bill-check-string.ts"
import { checkValue } from "../protocol/check-value.ts"
import { readLanguage } from "../protocol/language.ts"
import { formatAmount, normalCurrency, parseAmount } from "../protocol/money.ts"
import { TEXT_LIMITS } from "../protocol/order-parameters.ts"
import type { ServiceCall, WebService } from "./service.ts"

const DAY_MS = 24 * 60 * 60 * 1000

/** The payer's fields of a bill, and what an order calls them. */
const CUSTOMER: Record<string, string> = {
  customer_name: "firstname",
  customer_lastname: "lastname",
  customer_middlename: "middlename",
  customer_email: "email",
  customer_phone: "homephone",
  customer_mobile: "mobilephone",
}

/** `/bill/createbill.cfm`: a payment link that lives long (protocol 9.4). The check value is mandatory here. */
export const createbill: WebService = {
  name: "createbill",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  async run({ unit, merchant, fields, now }) {
    const right = billCheckStrings(fields, merchant.settings.billCheckValue).map((x) =>
      checkValue(merchant.settings.secretWord, x),
    )
    if (!right.includes(fields.text("checkvalue").toUpperCase())) throw assistError("wrongCheckValue")
    const number = fields.text("bill") || `B${now.getTime()}`
    if (number.length > 128) throw assistError("malformedOrderNumber")
    const currency = normalCurrency(fields.text("bill_currency") || merchant.currency)
    if (!/^[A-Z]{3}$/.test(currency)) throw assistError("wrongCurrency")
    if (!/^[0-3]?$/.test(fields.text("sendnotification"))) throw new AssistError([5, 185])
    if (!/^[012]?$/.test(fields.text("delaypayment"))) throw assistError("wrongDelay")
    if (await unit.bills.byNumber(merchant.merchantId, number)) throw assistError("duplicateBill")
    const hash = randomBytes(16).toString("hex").toUpperCase()
    await unit.bills.add({
      hash,
      merchantId: merchant.merchantId,
      number,
      amount: readAmount(fields),
      currency,
      comment: limited(fields, "bill_comment", "ordercomment"),
      customer: readCustomer(fields),
      language: readLanguage(fields.get("language"), "RU"),
      delay: (fields.text("delaypayment") || "0") !== "0",
      returnUrls: {
        any: limited(fields, "url_return", "url_return"),
        ok: limited(fields, "url_return_ok", "url_return_ok"),
        no: limited(fields, "url_return_no", "url_return_no"),
      },
      customerNumber: fields.text("customernumber"),
      payUntil: readPayUntil(fields, now).toISOString(),
      createdAt: now.toISOString(),
      sendNotification: fields.get("sendnotification") ?? null,
      revokedAt: null,
    })
    return { service: "createbill", orders: [], extra: { hash } }
  },
}

function readAmount(fields: Fields): string {
  if (!fields.has("bill_amount")) throw assistError("noAmount")
  const amount = parseAmount(fields.text("bill_amount"))
  if (amount === null) throw assistError("malformedAmount")
  if (amount === 0n) throw assistError("wrongAmount")
  return formatAmount(amount)
}

/** `YYYYMMDDThhmm` in GMT; a day without it (protocol 9.4). */
function readPayUntil(fields: Fields, now: ServiceCall["now"]): Date {
  if (!fields.has("pay_until")) return new Date(now.getTime() + DAY_MS)
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(fields.text("pay_until"))
  const [, year, month, day, hour, minute] = match ?? []
  const until = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  if (!match || Number.isNaN(until.getTime())) throw new AssistError([4, 104])
  if (until <= now) throw assistError("wrongDate")
  return until
}

function readCustomer(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(CUSTOMER)
      .filter(([name]) => fields.has(name))
      .map(([name, known]) => [known, limited(fields, name, known)]),
  )
}

/** A value under the limit of the order's field it becomes. */
function limited(fields: Fields, name: string, known: string): string {
  const rule = TEXT_LIMITS[known]
  if (rule && fields.text(name).length > rule.limit) throw new AssistError([4, rule.code])
  return fields.text(name)
}
