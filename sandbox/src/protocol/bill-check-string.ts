import type { Fields } from "../http/fields.ts"

/** createbill's parameters in the order of its table, without those the check value leaves out (protocol 9.4). */
const CHECKED = [
  "merchant_id",
  "login",
  "password",
  "bill",
  "bill_amount",
  "bill_currency",
  "bill_comment",
  "customer_name",
  "customer_lastname",
  "customer_middlename",
  "customer_email",
  "customer_phone",
  "customer_mobile",
  "language",
  "pay_until",
  "url_return",
  "url_return_ok",
  "url_return_no",
]

/**
 * X of a bill's check value: all values joined by ";", empty ones keep their place. FORMAT ends the table and is not among
 * the excluded, yet no example shows it: a string with it and one without it are both taken.
 */
export function billCheckStrings(fields: Fields): string[] {
  const values = CHECKED.map((name) => fields.text(name))
  return [[...values, fields.text("format")].join(";"), values.join(";")]
}
