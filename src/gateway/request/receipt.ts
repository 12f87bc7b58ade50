import type { MinorUnits, Money } from "../model"
import { formatAmount } from "../money"
import type { RequestCheck } from "./check-request"

/** One line of a fiscal receipt (protocol 10). Sums in minor units of the order's currency. */
export interface ReceiptItem {
  /** Unique within the receipt. */
  readonly id: number
  /** Code of the goods, 50 characters. `product` or `name` or both; both are joined on the receipt. */
  readonly product?: string
  /** 250 characters. */
  readonly name?: string
  readonly price: MinorUnits
  /** A decimal with up to three places, such as `"1.5"` or `2`. */
  readonly quantity: number | string
  /** `price` × `quantity`. */
  readonly amount: MinorUnits
  /** `novat`, `vat0`, `vat10`, `vat20`, `vat110`, `vat120`, or a newer code: 10 characters. Not in cancels. */
  readonly tax?: string
  /** 1 to 7 (seed 004). Not in cancels. */
  readonly fpmode?: number
  readonly hscode?: string
  readonly eancode?: string
  readonly uncode?: string
  readonly gs1code?: string
  readonly furcode?: string
  readonly egaiscode?: string
  readonly subjtype?: number
  /**
   * Fields of a line that only Assist's mobile clients show, with no limits told: `bonus`, `discount`, `agentMode`, `excise`,
   * `countryOfOrigin`, `numberOfCustomsDeclaration`, `lineAttribute` (protocol 10).
   */
  readonly more?: Readonly<Partial<Record<(typeof MORE_OF_A_LINE)[number], string | number>>>
}

const MORE_OF_A_LINE = [
  "bonus",
  "discount",
  "agentMode",
  "excise",
  "countryOfOrigin",
  "numberOfCustomsDeclaration",
  "lineAttribute",
] as const

/** What goes on the fiscal receipt (54-FZ, Russia). */
export interface Receipt {
  readonly items?: readonly ReceiptItem[]
  /** For all lines that name none. */
  readonly tax?: string
  readonly fpMode?: number
  /** Needed when the merchant has several. 0 to 5 (seed 004). */
  readonly taxationSystem?: number
  /** The only line of a receipt without items: 128 characters. */
  readonly line?: string
  /** 1, 2, 3, 10, 21, 22 or 23 (seed 004, "Значения видов оплаты"). */
  readonly paymentType?: number
  /** False forbids a receipt for this order. */
  readonly generate?: boolean
  /**
   * Requisites of agents, cashiers and suppliers (protocol 3.1), by Assist's names, such as `CustomerDocID`, `CashierINN`,
   * `PaymentAgentOperation`. Known from Assist's mobile clients only: no limits are told.
   */
  readonly requisites?: Readonly<Record<string, string>>
}

/** Those of protocol 3.1; `TransferOperator` and `PaymentAgent` begin several names. */
const REQUISITE =
  /^(?:TaxpayerID|CustomerDocID|PaymentAddress|PaymentPlace|Cashier|CashierINN|PaymentTerminal|TransferOperator[A-Za-z]{1,40}|PaymentReceiverOperatorPhone|PaymentAgent[A-Za-z]{1,40}|SupplierPhone|DocumentRequisite|UserRequisites|CompanyName)$/

/** What a cancel may say: the lines that are returned, without tax and payment mode (protocol 10). */
export type ReturnedItem = Omit<ReceiptItem, "tax" | "fpmode">

const PAYMENT_TYPES = [1, 2, 3, 10, 21, 22, 23]

/** @param money what the lines must add up to */
export function receiptFields(check: RequestCheck, receipt: Receipt, money: Money | undefined): Record<string, string> {
  const fields: Record<string, string> = {}
  if (receipt.items !== undefined) fields["ChequeItems"] = chequeItems(check, receipt.items, money)
  if (receipt.tax !== undefined) fields["Tax"] = text(check, "Tax", receipt.tax, 10)
  if (receipt.line !== undefined) fields["ReceiptLine"] = text(check, "ReceiptLine", receipt.line, 128)
  if (receipt.fpMode !== undefined) fields["FPMode"] = check.integer("FPMode", receipt.fpMode, 1, 7)
  if (receipt.taxationSystem !== undefined) {
    fields["TaxationSystem"] = check.integer("TaxationSystem", receipt.taxationSystem, 0, 5)
  }
  if (receipt.paymentType !== undefined) {
    fields["Paymenttype"] = check.oneOf("Paymenttype", receipt.paymentType, PAYMENT_TYPES)
  }
  if (receipt.generate !== undefined) fields["GenerateReceipt"] = receipt.generate ? "1" : "0"
  for (const [name, value] of Object.entries(receipt.requisites ?? {})) {
    if (!REQUISITE.test(name)) check.refuse(`requisites.${name.slice(0, 64)}`, "is no field of a receipt at Assist")
    fields[name] = text(check, name, value, 256)
  }
  return fields
}

/** The lines of a partial cancel (protocol 10). A full one needs none. */
export function returnedItems(check: RequestCheck, items: readonly ReturnedItem[], money: Money | undefined): string {
  if (!money)
    check.refuse("ChequeItems", "go with Amount and Currency only: a full cancel returns every line by itself")
  for (const [index, item] of items.entries()) {
    if ("tax" in item || "fpmode" in item)
      check.refuse(`ChequeItems[${index}]`, "must hold no tax and no fpmode in a cancel")
  }
  return chequeItems(check, items, money)
}

function chequeItems(check: RequestCheck, items: readonly ReceiptItem[], money: Money | undefined): string {
  if (items.length === 0) check.refuse("ChequeItems", "must hold at least one line")
  const ids = new Set<number>()
  let total = 0
  const lines = items.map((item, index) => {
    const field = `ChequeItems[${index}]`
    if (ids.has(item.id)) check.refuse(`${field}.id`, `must be unique, ${item.id} is there twice`)
    ids.add(item.id)
    total += item.amount
    return chequeItem(check, field, item)
  })
  // "Σ amount = OrderAmount, otherwise the authorization request fails" (protocol 10).
  if (money && total !== money.amount) {
    const [sum, expected] = [total, money.amount].map((value) => formatAmount(value as MinorUnits))
    check.refuse("ChequeItems", `add up to ${sum} instead of ${expected}`)
  }
  return `{"items":[${lines.join(",")}]}`
}

/** Written by hand, so that sums keep their two decimals. */
function chequeItem(check: RequestCheck, field: string, item: ReceiptItem): string {
  if (item.product === undefined && item.name === undefined) check.refuse(field, "must have a product or a name")
  const price = bounded(check, `${field}.price`, item.price, 99_999_999_99)
  const amount = bounded(check, `${field}.amount`, item.amount, 9_999_999_999_999_99)
  const quantity = readQuantity(check, `${field}.quantity`, item.quantity)
  // Half a kopeck of rounding either way, and whoever rounds otherwise is one kopeck off.
  const exact = BigInt(item.price) * BigInt(Math.round(Number(quantity) * 1000))
  const difference = exact - BigInt(item.amount) * 1000n
  if (difference > 1000n || difference < -1000n) {
    check.refuse(`${field}.amount`, `must be price × quantity, ${price} × ${quantity} is not ${amount}`)
  }
  const parts = [`"id":${check.integer(`${field}.id`, item.id, 0, 2_147_483_647)}`]
  const put = (name: keyof ReceiptItem, length: number) => {
    const value = item[name]
    if (value !== undefined)
      parts.push(`"${name}":${JSON.stringify(text(check, `${field}.${name}`, String(value), length))}`)
  }
  put("product", 50)
  put("name", 250)
  parts.push(`"price":${price}`, `"quantity":${quantity}`, `"amount":${amount}`)
  put("tax", 10)
  if (item.fpmode !== undefined) parts.push(`"fpmode":${check.integer(`${field}.fpmode`, item.fpmode, 1, 7)}`)
  put("hscode", 13)
  for (const name of ["eancode", "uncode", "gs1code", "furcode", "egaiscode"] as const) put(name, 256)
  if (item.subjtype !== undefined) parts.push(`"subjtype":${check.integer(`${field}.subjtype`, item.subjtype, 0, 99)}`)
  for (const [name, value] of Object.entries(item.more ?? {})) {
    if (!MORE_OF_A_LINE.some((known) => known === name)) check.refuse(`${field}.more.${name}`, "is no field of a line")
    if (typeof value === "number" && !Number.isFinite(value)) check.refuse(`${field}.more.${name}`, "must be a number")
    parts.push(`"${name}":${JSON.stringify(value)}`)
  }
  return `{${parts.join(",")}}`
}

function bounded(check: RequestCheck, field: string, value: MinorUnits, most: number): string {
  const sum = check.sum(field, value, 0)
  if (value > most) check.refuse(field, `must be at most ${formatAmount(most as MinorUnits)}`)
  return sum
}

function readQuantity(check: RequestCheck, field: string, value: number | string): string {
  const written = String(value)
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(written) || Number(written) <= 0) {
    check.refuse(field, "must be a positive number with up to three decimals")
  }
  return written
}

function text(check: RequestCheck, field: string, value: string, length: number): string {
  if (value === "" || value.length > length)
    check.refuse(field, `must have 1 to ${length} characters, it has ${value.length}`)
  return value
}
