import type { AssistService } from "../assist-error"
import { xmlText } from "../decode/xml-text"

/** How the fields of a request are written. `flat_json` is the token API's, which nests nothing (protocol 3.5). */
export type BodyEncoding = "form" | "json" | "flat_json" | "soap"

export interface EncodedBody {
  readonly contentType: string
  readonly body: string
  readonly soapAction?: string
}

type Fields = Readonly<Record<string, string>>

const FORM = "application/x-www-form-urlencoded; charset=utf-8"
const JSON_TYPE = "application/json; charset=utf-8"

/** Writes a request in one of the three encodings Assist takes on the same addresses (protocol 2). */
export function encodeBody(encoding: BodyEncoding, service: AssistService, fields: Fields): EncodedBody {
  switch (encoding) {
    case "form":
      return { contentType: FORM, body: formBody(fields) }
    case "json":
      return { contentType: JSON_TYPE, body: JSON.stringify(merchantEnvelope(fields)) }
    case "flat_json":
      return { contentType: JSON_TYPE, body: JSON.stringify(fields) }
    case "soap":
      return encodeSoap(service, fields)
  }
}

/** Characters that stand for themselves in a form; most fields hold nothing else. */
const PLAIN = /^[\w.*-]*$/

/**
 * URLSearchParams percent-encodes UTF-8, the charset of requests (protocol 2). Names are this room's own, or checked to
 * be letters, digits and `_`.
 */
function formBody(fields: Fields): string {
  let body = ""
  for (const name of Object.keys(fields)) {
    const value = fields[name] ?? ""
    const pair = PLAIN.test(value) ? `${name}=${value}` : new URLSearchParams([[name, value]]).toString()
    body = body === "" ? pair : `${body}&${pair}`
  }
  return body
}

/** Credentials in a nested `merchant`, everything else flat and in lower case (protocol 2.2). */
function merchantEnvelope(fields: Fields): Record<string, unknown> {
  const merchant: Record<string, string> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    const key = name.toLowerCase()
    if (key === "merchant_id" || key === "login" || key === "password") merchant[key] = value
    else rest[key] = key === "format" ? Number(value) : value
  }
  return { merchant, ...rest }
}

const WS = "http://www.paysecure.ru/ws/"

/**
 * The element in the body of a SOAP request. Assist's WSDLs are not public; wscancel and orderresult are as Assist's
 * own mobile clients write them (protocol 5), charge and tokenpay follow from the names of their replies (seed 003:
 * MakeChargeResponse in the namespace "message").
 */
const SOAP_ELEMENTS: ReadonlyMap<AssistService, { readonly namespace: string; readonly name: string }> = new Map([
  ["charge", { namespace: "http://www.paysecure.ru/message/", name: "MakeCharge" }],
  ["wscancel", { namespace: WS, name: "WSCancelRequestParams" }],
  ["orderresult", { namespace: WS, name: "orderresult" }],
  ["orderstate", { namespace: WS, name: "orderstate" }],
  ["tokenpay", { namespace: WS, name: "PaymentTokenRequestParams" }],
])

/** Whether the service's SOAP request is known. */
export function hasSoap(service: AssistService): boolean {
  return SOAP_ELEMENTS.has(service)
}

function encodeSoap(service: AssistService, fields: Fields): EncodedBody {
  const element = SOAP_ELEMENTS.get(service)
  if (!element) throw new RangeError(`the SOAP request of ${service} is not known`)
  const children = Object.entries(fields).map(([name, value]) => soapField(name.toLowerCase(), value))
  return {
    contentType: "text/xml; charset=utf-8",
    soapAction: `"${element.namespace}${element.name}"`,
    body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ws="${element.namespace}"><soapenv:Header/><soapenv:Body><ws:${element.name}>${children.join("")}</ws:${element.name}></soapenv:Body></soapenv:Envelope>`,
  }
}

/** Receipt lines are repeated `chequeitem` elements in SOAP (protocol 10). */
function soapField(name: string, value: string): string {
  if (name !== "chequeitems") return `<${name}>${xmlText(value)}</${name}>`
  const { items } = JSON.parse(value) as { items: readonly Record<string, unknown>[] }
  return items
    .map((item) => {
      const parts = Object.entries(item).map(([key, part]) => `<${key}>${xmlText(String(part))}</${key}>`)
      return `<chequeitem>${parts.join("")}</chequeitem>`
    })
    .join("")
}
