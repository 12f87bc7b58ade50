import { escapeXml } from "../soap/escape-xml.ts"
import type { NotificationRow } from "../store/rows.ts"

/**
 * A notification as a SOAP envelope (protocol 7.4). The documents show no request: the elements are the form's names, the
 * wrapper is called as the answer's. SOAP EXT nests operations below the order.
 */
export function soapMessage(
  fields: Record<string, string>,
  operations: NotificationRow["operations"],
  charset: string,
): string {
  const nested = (operations ?? []).map((one) => `<operation>\n${elements(one)}\n</operation>`)
  const content =
    operations === null ? elements(fields) : `<order>\n${[elements(fields), ...nested].join("\n")}\n</order>`
  return `<?xml version="1.0" encoding="${charset}"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">
<SOAP-ENV:Body>
<ws:pushpaymentresult xmlns:ws="http://www.paysecure.ru/ws/">
${content}
</ws:pushpaymentresult>
</SOAP-ENV:Body>
</SOAP-ENV:Envelope>
`
}

const elements = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("\n")
