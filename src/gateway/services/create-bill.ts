import type { ClientContext } from "../client-context"
import { Malformed } from "../decode/malformed"
import { nodeOf, type RawNode, textOf } from "../decode/raw-node"
import type { Money } from "../model"
import type { ResolvedOptions } from "../options"
import { RequestCheck } from "../request/check-request"
import { FreeText } from "../request/free-text"
import { askAssist } from "./ask-assist"

/** A bill to be sent to its payer (protocol 9.4). */
export interface BillRequest {
  /** Becomes the order number. May be left out where Assist numbers the bills. */
  readonly bill?: string
  readonly money: Money
  readonly comment?: string
  readonly customer?: {
    readonly firstname?: string
    readonly lastname?: string
    readonly middlename?: string
    readonly email?: string
    readonly phone?: string
    readonly mobile?: string
  }
  /** Until when the bill can be paid; Assist's default is one day. To the minute, GMT. */
  readonly payUntil?: Date
  /** True: two stages. */
  readonly delay?: boolean
  /** 0 nobody, 1 e-mail, 2 SMS, 3 both. */
  readonly notify?: 0 | 1 | 2 | 3
  readonly language?: "RU" | "EN"
  readonly returnUrl?: string
  readonly returnOk?: string
  readonly returnNo?: string
  readonly customerNumber?: string
  readonly signal?: AbortSignal
}

/** A bill that was made. */
export interface Bill {
  readonly hash: string
  /** The pay link. The order begins when the payer accepts (protocol 9.4). */
  readonly payUrl: string
}

/** Makes a bill with a pay link that lives long (protocol 9.4). Sent once. Throws AssistError. */
export async function createBill(context: ClientContext, request: BillRequest): Promise<Bill> {
  const service = "createbill"
  return askAssist(context, {
    service,
    path: "/bill/createbill.cfm",
    fields: billFields(context, new RequestCheck(service), request),
    signal: request.signal,
    repeatable: false,
    read: ({ content }) => {
      const hash = hashOf(content)
      if (!/^[\w.~-]{8,256}$/.test(hash)) throw new Malformed("it holds no hash of a bill")
      return { hash, payUrl: billPayUrl(context.options, hash) }
    },
  })
}

/** SOAP's `return/Hash` is the content already; XML has `result/return/Hash`, or perhaps `result/bill/hash` (protocol 16). */
function hashOf(content: RawNode): string {
  const places = [content, nodeOf(content, "return"), nodeOf(content, "bill")]
  return places.map((node) => textOf(node, "hash") || textOf(node, "token")).find((text) => text !== "") ?? ""
}

/** `/bill/paybill.cfm?ID=<hash>` (protocol 9.4). */
export function billPayUrl(options: Pick<ResolvedOptions, "origin" | "basePath">, hash: string): string {
  return `${options.origin}${options.basePath}/bill/paybill.cfm?${new URLSearchParams({ ID: hash })}`
}

/** Not part of X; everything else is, in the order of the table, empty values with their delimiter (protocol 9.4). */
const OUTSIDE_X = ["DelayPayment", "SendNotification", "CustomerNumber"]
/** Nor are these in X as the one public client in Belarus joins it (protocol 16). */
const RETURNS_AND_FORMAT = ["URL_RETURN", "URL_RETURN_OK", "URL_RETURN_NO", "FORMAT"]

function billFields(context: ClientContext, check: RequestCheck, request: BillRequest): Record<string, string> {
  const { options } = context
  const { customer = {}, payUntil } = request
  const free = new FreeText(check, options.freeText)
  const { amount, currency } = check.money("Bill_amount", request.money)
  const url = (field: string, value: string | undefined) => (value === undefined ? "" : check.url(field, value))
  // The order of protocol 9.4's table, which the check value follows.
  const table: Record<string, string> = {
    Merchant_ID: options.merchantId,
    Login: options.login,
    Password: options.password,
    Bill: request.bill === undefined ? "" : check.orderNumber(request.bill, "Bill"),
    Bill_amount: amount,
    Bill_currency: currency,
    Bill_comment: free.comment("Bill_comment", request.comment, 256),
    Customer_Name: free.plain("Customer_Name", customer.firstname, 70),
    Customer_Lastname: free.plain("Customer_Lastname", customer.lastname, 70),
    Customer_Middlename: free.plain("Customer_Middlename", customer.middlename, 70),
    Customer_Email: free.email("Customer_Email", customer.email, 128),
    Customer_Phone: free.phone("Customer_Phone", customer.phone, 64),
    Customer_Mobile: free.phone("Customer_Mobile", customer.mobile, 20),
    Language: check.language(request.language ?? options.language),
    Pay_until: payUntil === undefined ? "" : minute(check.date("Pay_until", payUntil)),
    DelayPayment: request.delay === undefined ? "" : request.delay ? "1" : "0",
    SendNotification: request.notify === undefined ? "" : check.oneOf("SendNotification", request.notify, [0, 1, 2, 3]),
    URL_RETURN: url("URL_RETURN", request.returnUrl),
    URL_RETURN_OK: url("URL_RETURN_OK", request.returnOk),
    URL_RETURN_NO: url("URL_RETURN_NO", request.returnNo),
    CustomerNumber: request.customerNumber === undefined ? "" : check.customerNumber(request.customerNumber),
    // The one format whose reply is documented: BillResponse/return/Hash.
    FORMAT: "4",
  }
  const outside = new Set(options.billCheckValue === "table" ? OUTSIDE_X : [...OUTSIDE_X, ...RETURNS_AND_FORMAT])
  const x = Object.entries(table).flatMap(([name, value]) => (outside.has(name) ? [] : [value]))
  const sent = Object.entries(table).filter(([, value]) => value !== "")
  return { ...Object.fromEntries(sent), Checkvalue: context.checkValues.sign(x.join(";")) }
}

/** `YYYYMMDDThhmm`, GMT. */
function minute(date: Date): string {
  return date.toISOString().replace(/[-:]/g, "").slice(0, 13)
}
