import type { Fields } from "../http/fields.ts"
import type { WireVariants } from "../merchants/wire-variants.ts"

/** createbill's parameters in the order of its table, without those the check value leaves out (protocol 9.4). */
const CREATED = [
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
]
const RETURNS = ["url_return", "url_return_ok", "url_return_no"]
/** Those of billinfo and billrevoke (docs.belassist.by, diffpages 76611753→76611754). */
const NAMED = ["merchant_id", "login", "password", "bill"]

/**
 * X of a bill's check value: all values joined by ";", empty ones keep their place. FORMAT ends the table and is not among
 * the excluded, yet no example shows it: a string with it and one without it are both taken. The one public client leaves
 * FORMAT out and has no places for the return addresses (protocol 16, row 3).
 */
export function billCheckStrings(fields: Fields, form: WireVariants["billCheckValue"]): string[] {
  return form === "table" ? withFormat(fields, [...CREATED, ...RETURNS]) : [joined(fields, CREATED)]
}

/** X of the services that name a bill, "calculated the same way". */
export function namedBillCheckStrings(fields: Fields): string[] {
  return withFormat(fields, NAMED)
}

const withFormat = (fields: Fields, names: readonly string[]) => [
  joined(fields, [...names, "format"]),
  joined(fields, names),
]

const joined = (fields: Fields, names: readonly string[]) => names.map((name) => fields.text(name)).join(";")
