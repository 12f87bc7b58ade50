import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { pickFields, RESULT_OPERATION_FIELDS } from "../replies/answer.ts"
import { escapeXml } from "../soap/escape-xml.ts"
import type { NotificationRow } from "../store/rows.ts"

/**
 * A notification as a SOAP envelope (protocol 7.4). Of the protocol SOAP no document shows a request: the elements are the
 * form's names, the wrapper is called as the answer's. With operations it is a message of SOAP EXT, in the documented shape
 * or as the other one with operations below an order.
 */
export function soapMessage(
  fields: Record<string, string>,
  operations: NotificationRow["operations"],
  { soapExtMessage, notificationCharset }: Pick<MerchantSettings, "soapExtMessage" | "notificationCharset">,
): string {
  const declaration = `<?xml version="1.0" encoding="${notificationCharset}"?>`
  if (operations !== null && soapExtMessage === "nested") return `${declaration}\n${paymentResult(fields, operations)}`
  const nested = (operations ?? []).map((one) => `<operation>\n${elements(one)}\n</operation>`)
  const content =
    operations === null ? elements(fields) : `<order>\n${[elements(fields), ...nested].join("\n")}\n</order>`
  return `${declaration}
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">
<SOAP-ENV:Body>
<ws:pushpaymentresult xmlns:ws="http://www.paysecure.ru/ws/">
${content}
</ws:pushpaymentresult>
</SOAP-ENV:Body>
</SOAP-ENV:Envelope>
`
}

/** The document's sample (docs.belassist.by, diffpages 66388076→66388078): the operation's fields are in it alone. */
function paymentResult(fields: Record<string, string>, operations: readonly Record<string, string>[]): string {
  const nested = operations.map(
    (one) => `<operation>\n${elements(pickFields(one, RESULT_OPERATION_FIELDS))}\n</operation>`,
  )
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ws="http://www.paysecure.ru/ws/">
<soapenv:Body>
<ws:PushPaymentResult>
<order>
${[elements(pickFields(fields, ORDER_FIELDS)), ...nested, elements(pickFields(fields, PACKET_FIELDS))].join("\n")}
</order>
</ws:PushPaymentResult>
</soapenv:Body>
</soapenv:Envelope>
`
}

/** What stands before the operations, in the sample's order; what stands behind them is a guess after orderresult's. */
const ORDER_FIELDS = [
  "merchant_id",
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
]
const PACKET_FIELDS = ["packetdate", "signature", "checkvalue"]

const elements = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("\n")
