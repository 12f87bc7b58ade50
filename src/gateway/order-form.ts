import { type CheckValues, requestCheckString } from "./check-value"
import type { Money, OrderNumber } from "./model"
import type { ResolvedOptions } from "./options"
import { RequestCheck } from "./request/check-request"
import { stripComment, stripPlain } from "./request/strip-characters"

/**
 * Who pays, shown on the payment page. Assist removes characters from these silently, so they are stripped and cut
 * here; a value that would turn into another one when cut (an e-mail, a phone, a country) is left out instead.
 */
export interface Payer {
  readonly firstname?: string
  readonly lastname?: string
  readonly middlename?: string
  readonly email?: string
  readonly address?: string
  readonly city?: string
  /** Region code, at most 3 characters; longer ones are left out. */
  readonly state?: string
  readonly zip?: string
  /** ISO 3166 alpha-3; anything else is left out. */
  readonly country?: string
  readonly homePhone?: string
  readonly mobilePhone?: string
  readonly workPhone?: string
}

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
  readonly customerNumber?: string
}

/** What a browser posts to Assist. Holds no login and no password (protocol 3.1). */
export interface OrderForm {
  readonly action: string
  readonly fields: Record<string, string>
}

/** Builds the form of `pay/order.cfm` (protocol 3.1). Pure. */
export function buildOrderForm(options: ResolvedOptions, checkValues: CheckValues, params: OrderFormParams): OrderForm {
  const check = new RequestCheck("order")
  const orderNumber = check.orderNumber(params.orderNumber)
  const { amount, currency } = check.money("OrderAmount", params.money)
  if (params.delay !== 0 && params.delay !== 1) check.refuse("Delay", "must be 0 (one stage) or 1 (two stages)")
  const customerNumber = params.customerNumber === undefined ? undefined : check.customerNumber(params.customerNumber)

  const fields: Record<string, string> = {
    Merchant_ID: options.merchantId,
    OrderNumber: orderNumber,
    OrderAmount: amount,
    OrderCurrency: currency,
    Delay: String(params.delay),
  }
  if (params.language !== undefined) {
    if (params.language !== "RU" && params.language !== "EN") check.refuse("Language", "must be RU or EN")
    fields["Language"] = params.language
  }
  if (params.returnUrl !== undefined) fields["URL_RETURN"] = check.url("URL_RETURN", params.returnUrl)
  if (params.returnOk !== undefined) fields["URL_RETURN_OK"] = check.url("URL_RETURN_OK", params.returnOk)
  if (params.returnNo !== undefined) fields["URL_RETURN_NO"] = check.url("URL_RETURN_NO", params.returnNo)
  if (customerNumber !== undefined) fields["CustomerNumber"] = customerNumber

  // 256 is the limit every version of the documents allows (protocol 3.1, seed 004).
  const optional = { OrderComment: stripComment(params.comment ?? "", 256), ...payerFields(params.payer ?? {}) }
  for (const [name, value] of Object.entries(optional)) if (value !== "") fields[name] = value

  fields["Checkvalue"] = checkValues.sign(
    requestCheckString(options.requestCheckValue, {
      merchantId: options.merchantId,
      orderNumber,
      amount,
      currency,
      customerNumber,
    }),
  )
  return { action: `${options.origin}${options.basePath}/pay/order.cfm`, fields }
}

function payerFields(payer: Payer): Record<string, string> {
  const country = (payer.country ?? "").trim().toUpperCase()
  return {
    Lastname: stripPlain(payer.lastname ?? "", 70),
    Firstname: stripPlain(payer.firstname ?? "", 70),
    Middlename: stripPlain(payer.middlename ?? "", 70),
    Email: whole(stripPlain(payer.email ?? "", 1000), 128),
    Address: stripComment(payer.address ?? "", 256),
    City: stripPlain(payer.city ?? "", 70),
    State: whole(stripPlain(payer.state ?? "", 1000), 3),
    Zip: whole(stripPlain(payer.zip ?? "", 1000), 25),
    Country: /^[A-Z]{3}$/.test(country) ? country : "",
    HomePhone: phone(payer.homePhone, 64),
    MobilePhone: phone(payer.mobilePhone, 20),
    WorkPhone: phone(payer.workPhone, 20),
  }
}

/** A value that says something else when cut is left out when too long. */
function whole(value: string, length: number): string {
  return value.length <= length ? value : ""
}

function phone(value: string | undefined, length: number): string {
  const stripped = stripPlain(value ?? "", 1000)
  return stripped.length <= length ? stripped : whole(stripped.replace(/[\s.-]/g, ""), length)
}
