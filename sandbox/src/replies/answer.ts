import type { WireVariants } from "../merchants/wire-variants.ts"
import type { WireFields } from "../orders/order-fields.ts"

/** Services that answer with documents. */
export const WEB_SERVICES = [
  "charge",
  "cancel",
  "wscancel",
  "orderresult",
  "orderstate",
  "resultbydate",
  "rp",
  "tokenpay",
  "createbill",
  "billinfo",
  "fiscalreceipt",
  "mobileregistration",
  "mobileorderresult",
] as const
export type WebServiceName = (typeof WEB_SERVICES)[number]

/** One order of an answer, in parts. Every format lays the parts out in its own way. */
export interface AnsweredOrder {
  merchantId: string
  order: WireFields
  customer: WireFields
  operations: WireFields[]
  /** packetdate, signature, and where the service has it, checkvalue. */
  packet: WireFields
}

/** What a service has to say, before any format. */
export interface Answer {
  service: WebServiceName
  orders: AnsweredOrder[]
  /** What belongs to the answer and to no order: the hash of a bill, a fiscal receipt, the codes and `continueurl` of tokenpay. */
  extra?: WireFields
}

/** Services whose answer is one order and one operation in a single list (protocol 4, 5, 9.3). */
export const isFlat = (service: WebServiceName) => service === "charge" || service === "cancel" || service === "rp"

/** How a merchant's replies are written. */
export type ReplyOptions = WireVariants & { padding: boolean }

/** A refusal, before any format. */
export interface Refusal {
  firstCode: number
  secondCode: number
  message: string
  service: WebServiceName
}

/** A format of replies. One format is one file of this folder. */
export interface ReplyFormat {
  contentType: string
  answer(answer: Answer, options: ReplyOptions): string
  error(refusal: Refusal, options: ReplyOptions): string
  /** HTTP status of an error; 200 without it (protocol 2.3). */
  errorStatus?(refusal: Refusal, options: ReplyOptions): number
}

/** Fields of the flat replies (charge, cancel), in the order of the charge sample's DTD (seed 003). */
export const FLAT_FIELDS = [
  "ordernumber",
  "responsecode",
  "recommendation",
  "message",
  "ordercomment",
  "orderdate",
  "amount",
  "currency",
  "meantypename",
  "meannumber",
  "lastname",
  "firstname",
  "middlename",
  "issuebank",
  "email",
  "bankcountry",
  "rate",
  "approvalcode",
  "meansubtype",
  "cardholder",
  "cardexpirationdate",
  "ipaddress",
  "protocoltypename",
  "testmode",
  "customermessage",
  "orderstate",
  "processingname",
  "operationtype",
  "billnumber",
  "orderamount",
  "ordercurrency",
  "slipno",
  "packetdate",
  "signature",
] as const

/** The flat layout: an order and its operation in one list; `billnumber` is the operation's, extended one. */
export function flatFields(one: AnsweredOrder): WireFields {
  const all: WireFields = { ...one.order, ...one.customer, ...one.operations[0], ...one.packet }
  return Object.fromEntries(FLAT_FIELDS.map((name) => [name, all[name] ?? ""]))
}

/** Picks fields by name, missing ones as "". */
export function pickFields(from: WireFields, names: readonly string[]): WireFields {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? ""]))
}

/** Order part of orderstate (protocol 6.2). */
export const STATE_FIELDS = ["ordernumber", "billnumber", "orderamount", "ordercurrency", "orderstate"] as const

/** Order part of orderresult (protocol 6.1). */
export const RESULT_FIELDS = [
  "ordernumber",
  "billnumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "orderdate",
  "orderstate",
] as const

/** Order part of wscancel (protocol 5). */
export const WSCANCEL_FIELDS = [
  "billnumber",
  "ordernumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "rate",
  "orderdate",
  "orderstate",
] as const

/** Operation part of orderresult (protocol 6.1). */
export const RESULT_OPERATION_FIELDS = [
  "billnumber",
  "operationtype",
  "operationstate",
  "amount",
  "currency",
  "ipaddress",
  "clientip",
  "meantype_id",
  "meantypename",
  "meansubtype",
  "meannumber",
  "cardholder",
  "cardexpirationdate",
  "issuebank",
  "bankcountry",
  "responsecode",
  "message",
  "customermessage",
  "recommendation",
  "approvalcode",
  "protocoltypename",
  "processingname",
  "operationdate",
  "authresult",
  "authrequired",
  "slipno",
] as const

/** Operation part of wscancel: orderresult's without the 3-D Secure fields and clientip (protocol 5). */
export const WSCANCEL_OPERATION_FIELDS = RESULT_OPERATION_FIELDS.filter(
  (name) => !["clientip", "authresult", "authrequired"].includes(name),
)

/** One line of resultbydate: the order, its payer and one operation. The last one is never empty (see the CSV format). */
export const PAYMENT_FIELDS = [
  "ordernumber",
  "billnumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "orderdate",
  "orderstate",
  "amount",
  "currency",
  "rate",
  "lastname",
  "firstname",
  "middlename",
  "email",
  "ipaddress",
  "clientip",
  "meantype_id",
  "meantypename",
  "meansubtype",
  "meannumber",
  "cardholder",
  "cardexpirationdate",
  "issuebank",
  "bankcountry",
  "responsecode",
  "message",
  "customermessage",
  "recommendation",
  "approvalcode",
  "protocoltypename",
  "processingname",
  "slipno",
  "operationtype",
  "operationstate",
  "operationdate",
  "packetdate",
] as const

/** Columns of resultbydate that are probable (protocol 16, row 7). */
export const PAYMENT_CHECKS = ["merchant_id", "checkvalue"] as const

/** The columns of resultbydate. */
export function paymentFields({ resultByDateChecks }: ReplyOptions): readonly string[] {
  return resultByDateChecks ? [...PAYMENT_CHECKS, ...PAYMENT_FIELDS] : PAYMENT_FIELDS
}

/** The lines of resultbydate; `billnumber` is the operation's, extended one. */
export function paymentLines(answer: Answer, options: ReplyOptions): WireFields[] {
  const names = paymentFields(options)
  return answer.orders.flatMap((one) =>
    one.operations.map((operation) =>
      pickFields({ merchant_id: one.merchantId, ...one.order, ...one.customer, ...operation, ...one.packet }, names),
    ),
  )
}

/** Order part of tokenpay (seed 004). */
export const TOKENPAY_FIELDS = [
  "ordernumber",
  "billnumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "firstname",
  "lastname",
  "middlename",
  "email",
  "orderdate",
  "orderstate",
  "fraud_state",
  "fraud_reason",
  "signature",
  "checkvalue",
] as const

/** An operation's fields, with its receipt only when it has one (protocol 6.1: a JSON text). */
export function operationWithReceipt(operation: WireFields, names: readonly string[]): WireFields {
  return { ...pickFields(operation, names), ...receiptOf(operation) }
}

/** The field of a receipt, where there is one. */
export const receiptOf = (fields: WireFields): WireFields =>
  fields["chequeitems"] ? pickFields(fields, ["chequeitems"]) : {}
