import { AssistError } from "../assist-error"
import { type OrderSignature, requestCheckString } from "../check-value"
import type { ClientContext } from "../client-context"
import type { MinorUnits, Money, OrderNumber } from "../model"
import { endsAsNotification } from "../notification/notification-shape"
import type { RequestCheck } from "./check-request"
import { FreeText } from "./free-text"
import { type Payer, payerFields } from "./payer"
import { type PaymentMeansChoice, paymentMeansFields } from "./payment-means"
import { type Receipt, receiptFields } from "./receipt"
import { type RecurringAgreement, recurringFields } from "./recurring"

/** An order as `pay/order.cfm` and `pay/payrequest.cfm` take it (protocol 3.1, 3.2). */
export interface OrderFormParams {
  readonly orderNumber: OrderNumber
  readonly money: Money
  /** 1: two stages, the money is held. 0: one stage (seed 000). */
  readonly delay: 0 | 1
  /** Of the payment page. */
  readonly language?: "RU" | "EN"
  readonly comment?: string
  readonly returnOk?: string
  readonly returnNo?: string
  readonly returnUrl?: string
  readonly payer?: Payer
  /** Offers the customer's stored cards; not together with `recurring` (protocol 3.1). */
  readonly customerNumber?: string
  readonly paymentMeans?: PaymentMeansChoice
  readonly receipt?: Receipt
  readonly recurring?: RecurringAgreement
  /** 0 never convert to the base currency, 1 (Assist's default) avoid it when possible, 2 always (seed 004). */
  readonly convert?: 0 | 1 | 2
  /** No 3-D Secure, where Assist permits that to the merchant. */
  readonly disable3ds?: boolean
  /** A prepayment that was made before. */
  readonly prepayment?: MinorUnits
  /** "Спасибо" points that may be used (Russia). */
  readonly maxPoints?: number
  /** Variant of the page for a device; Assist's mobile clients send 5. */
  readonly mobileDevice?: number
  /** Older merchants only: test mode is a setting of Assist's cabinet today. */
  readonly testMode?: boolean
  /** A card check without a sum: OrderAmount 0 and BlockOrderType 2 (protocol 3.1). */
  readonly cardCheck?: boolean
  /** Fields of one's own for the templates of the payment page; their names go into ListParameters. */
  readonly extraFields?: Readonly<Record<string, string>>
}

/** The fields of an order, checked, with its check value and signature. */
export function orderFields(
  context: ClientContext,
  check: RequestCheck,
  params: OrderFormParams,
): Record<string, string> {
  const { options } = context
  const free = new FreeText(check, options.freeText)
  const fields: Record<string, string> = {
    Merchant_ID: options.merchantId,
    ...identity(check, params),
    Delay: check.oneOf("Delay", params.delay, [0, 1]),
  }
  if (params.language !== undefined) fields["Language"] = check.language(params.language)
  if (params.returnUrl !== undefined) fields["URL_RETURN"] = check.url("URL_RETURN", params.returnUrl)
  if (params.returnOk !== undefined) fields["URL_RETURN_OK"] = check.url("URL_RETURN_OK", params.returnOk)
  if (params.returnNo !== undefined) fields["URL_RETURN_NO"] = check.url("URL_RETURN_NO", params.returnNo)
  Object.assign(fields, special(check, params))
  if (params.paymentMeans) Object.assign(fields, paymentMeansFields(check, params.paymentMeans))
  if (params.recurring) {
    if (params.customerNumber !== undefined)
      check.refuse("CustomerNumber", "must not go together with Recurring fields")
    Object.assign(fields, recurringFields(check, params.recurring))
  }
  if (params.receipt) Object.assign(fields, receiptFields(check, params.receipt, params.money))

  // 256 is the limit every version of the documents allows (protocol 3.1, seed 004).
  const optional = {
    OrderComment: free.comment("OrderComment", params.comment, 256),
    ...payerFields(free, params.payer ?? {}),
  }
  for (const [name, value] of Object.entries(optional)) if (value !== "") fields[name] = value
  if (params.extraFields) Object.assign(fields, extraFields(check, free, params.extraFields, fields))
  return { ...fields, ...sealFields(context, fields) }
}

function identity(check: RequestCheck, params: OrderFormParams): Record<string, string> {
  const OrderNumber = check.orderNumber(params.orderNumber)
  const { cardCheck, money } = params
  if (!cardCheck) {
    const { amount, currency } = check.money("OrderAmount", money)
    return { OrderNumber, OrderAmount: amount, OrderCurrency: currency }
  }
  if (money.amount !== 0) check.refuse("OrderAmount", "must be 0 for a check of the card (BlockOrderType)")
  const { currency } = check.money("OrderAmount", { ...money, amount: 1 as MinorUnits })
  return { OrderNumber, OrderAmount: "0.00", OrderCurrency: currency, BlockOrderType: "2" }
}

function special(check: RequestCheck, params: OrderFormParams): Record<string, string> {
  const fields: Record<string, string> = {}
  if (params.customerNumber !== undefined) fields["CustomerNumber"] = check.customerNumber(params.customerNumber)
  if (params.convert !== undefined) fields["isConvert"] = check.oneOf("isConvert", params.convert, [0, 1, 2])
  if (params.disable3ds !== undefined) fields["Disable3DS"] = params.disable3ds ? "1" : "0"
  if (params.prepayment !== undefined) fields["Prepayment"] = check.sum("Prepayment", params.prepayment, 0)
  if (params.maxPoints !== undefined) {
    fields["OrderMaxPoints"] = check.integer("OrderMaxPoints", params.maxPoints, 0, 2_147_483_647)
  }
  if (params.mobileDevice !== undefined)
    fields["MobileDevice"] = check.integer("MobileDevice", params.mobileDevice, 0, 99)
  if (params.testMode !== undefined) fields["TestMode"] = params.testMode ? "1" : "0"
  return fields
}

/** "ListParameters + free fields: comma list of extra field names, then the fields in the same order" (protocol 3.1). */
function extraFields(
  check: RequestCheck,
  free: FreeText,
  extra: Readonly<Record<string, string>>,
  taken: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(taken).map((name) => name.toLowerCase()))
  const fields: Record<string, string> = { ListParameters: Object.keys(extra).join(",") }
  for (const [name, value] of Object.entries(extra)) {
    if (!/^[A-Za-z]\w{0,63}$/.test(name) || /^(?:password|login|checkvalue|signature|listparameters)$/i.test(name)) {
      check.refuse(
        `extraFields.${name.slice(0, 64)}`,
        "must be a name of latin letters, digits and _ that Assist does not use",
      )
    }
    if (names.has(name.toLowerCase())) check.refuse(`extraFields.${name}`, "is a field of the order itself")
    fields[name] = free.plain(`extraFields.${name}`, value, 4000)
  }
  return fields
}

/**
 * Check value, and signature where the merchant has a key (protocol 8.1).
 * @throws AssistError `configuration` for a customer number with which the check value would be a notification's too
 */
export function sealFields(context: ClientContext, fields: Readonly<Record<string, string>>): Record<string, string> {
  const order: OrderSignature = {
    merchantId: fields["Merchant_ID"] ?? "",
    orderNumber: fields["OrderNumber"] ?? "",
    amount: fields["OrderAmount"] ?? "",
    currency: fields["OrderCurrency"] ?? "",
    maxPoints: fields["OrderMaxPoints"],
    customerNumber: fields["CustomerNumber"],
    disable3ds: fields["Disable3DS"],
    prepayment: fields["Prepayment"],
  }
  const x = requestCheckString(context.options.requestCheckValue, order)
  if (endsAsNotification(x)) {
    throw new AssistError(
      "configuration",
      "CustomerNumber must not be a word, nor end with a sum and a word: its check value would pass for one of Assist's own; put a digit or a _ at its end",
    )
  }
  const Checkvalue = context.checkValues.sign(x)
  if (!context.signer) return { Checkvalue }
  // The signed string always has its delimiters (seed 004).
  return { Checkvalue, Signature: context.signer.sign(requestCheckString("delimited", order)) }
}
