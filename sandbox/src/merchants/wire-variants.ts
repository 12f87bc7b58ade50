/**
 * Where sources contradict each other, or one client only has shown a thing (protocol 16): how the gateway of this
 * merchant speaks. A default is what a document says; where none speaks, what the better evidence does.
 */
export interface WireVariants {
  /** orderresult in SOAP: `ws:orderresultResponse/orderresult/order` of the document, or `ws:orderresult/order`. */
  soapOrderResult: "wrapped" | "bare"
  /** SOAP EXT: the documented `ws:PushPaymentResult` with the operation's fields in `operation` only, or all in `order`. */
  soapExtMessage: "nested" | "flat"
  /** X of createbill: the document's table, or as the one public client joins it, without places for URL_RETURN*. */
  billCheckValue: "table" | "no_returns"
  /** createbill in XML: `result/return/Hash`, which a client reads and SOAP has, or `result/bill/hash`. */
  billXml: "return" | "bill"
  /** Amounts in the JSON of charge, cancel and rp: `150` or `"150.00"`. */
  jsonAmounts: "number" | "string"
  /** OpenPGP signatures have line breaks within their base64. */
  signatureLines: boolean
  /** JSON errors come with HTTP 400, 401, 403 or 500, as both of the vendor's SDKs expect, instead of 200. */
  jsonErrorStatus: boolean
  /** Where a JSON error has its codes: in `fault` and on top, in `fault`, in a fault object on top, on top. */
  jsonErrorShape: "both" | "fault" | "bare" | "codes"
  /** Which time the period of resultbydate is compared with, unless DateTimeMode says. */
  resultByDateTime: "operation" | "order"
  /** resultbydate has the columns `merchant_id` and `checkvalue`. */
  resultByDateChecks: boolean
  /** Element of tokenpay's SOAP reply: what the vendor's client reads, or the service's own name. */
  soapTokenPay: "PaymentTokenResponseParams" | "tokenpay"
  /** `order` of tokenpay's JSON: seed 004's object, or the list with numeric codes the vendor's iOS client reads. */
  tokenPayOrder: "object" | "list"
  /** The key in a payment page's address: base64 as in seed 004, or without the characters an address escapes. */
  cfsidAlphabet: "base64" | "base64url"
  /** Whether the Format in a JSON body counts; a document says that JSON is answered in JSON. */
  jsonBodyFormat: "ignored" | "obeyed"
}

/** The gateway as the documents have it, as far as they go. */
export const DEFAULT_VARIANTS: WireVariants = {
  soapOrderResult: "wrapped",
  soapExtMessage: "nested",
  billCheckValue: "table",
  billXml: "return",
  jsonAmounts: "number",
  signatureLines: false,
  jsonErrorStatus: false,
  jsonErrorShape: "both",
  resultByDateTime: "operation",
  resultByDateChecks: false,
  soapTokenPay: "PaymentTokenResponseParams",
  tokenPayOrder: "object",
  cfsidAlphabet: "base64",
  jsonBodyFormat: "ignored",
}

/** Values of those that have more than yes and no. */
export const VARIANT_CHOICES = {
  soapOrderResult: ["wrapped", "bare"],
  soapExtMessage: ["nested", "flat"],
  billCheckValue: ["table", "no_returns"],
  billXml: ["return", "bill"],
  jsonAmounts: ["number", "string"],
  jsonErrorShape: ["both", "fault", "bare", "codes"],
  resultByDateTime: ["operation", "order"],
  soapTokenPay: ["PaymentTokenResponseParams", "tokenpay"],
  tokenPayOrder: ["object", "list"],
  cfsidAlphabet: ["base64", "base64url"],
  jsonBodyFormat: ["ignored", "obeyed"],
} as const satisfies Partial<Record<keyof WireVariants, readonly string[]>>
