import { type Answer, flatFields, type ReplyFormat, type WebServiceName } from "./answer.ts"
import { answerNodes, leaves, type Node, writeNode } from "./answer-tree.ts"

/** Format 4. The charge sample of seed 003 is RPC-encoded; wscancel's reply in the vendor's client is a plain document. */
export const soapFormat: ReplyFormat = {
  contentType: "text/xml; charset=utf-8",
  answer: (answer) => (RPC[answer.service] ? rpcEnvelope(answer) : documentEnvelope(answer)),
  error({ firstCode, secondCode }) {
    // First code and second code under SOAP 1.1's own names (protocol 2.3).
    const fault = `<faultcode>${firstCode}</faultcode><faultstring>${secondCode}</faultstring><detail/>`
    return rpcPacket(`<SOAP-ENV:Fault>${fault}</SOAP-ENV:Fault>`)
  },
}

/** Names of the flat answers. `MakeChargeResponse` is seed 003's, `BillResponse` protocol 9.4's, the others are guesses. */
const RPC: Partial<Record<WebServiceName, string>> = {
  charge: "MakeChargeResponse",
  cancel: "MakeCancelResponse",
  rp: "MakeRPResponse",
  createbill: "BillResponse",
}

/** Names of the nested ones. wscancel's and orderresult's are those the vendor's client looks for, the others are guesses. */
const DOCUMENT: Partial<Record<WebServiceName, string>> = {
  wscancel: "WSCancelResponseParams",
  orderresult: "orderresult",
  orderstate: "orderstateresult",
  resultbydate: "resultbydate",
  tokenpay: "tokenpay",
}

function rpcEnvelope(answer: Answer): string {
  const name = RPC[answer.service]
  const content = rpcFields(answer)
    .map((node) => writeNode(node, false, () => " xsi:type='xsd:string'"))
    .join("\n")
  return rpcPacket(`<ASS-NS:${name} xmlns:ASS-NS='http://www.paysecure.ru/message/'>
<return xmlns:si='http://www.paysecure.ru/type/' xsi:type='si:SOAPStruct'>
${content}
</return>
</ASS-NS:${name}>`)
}

function rpcFields(answer: Answer): Node[] {
  if (answer.service === "createbill") return [["Hash", answer.extra?.["hash"] ?? ""]]
  const [one] = answer.orders
  // "orderidnumber" is the sample's word for the order number.
  return one
    ? leaves(flatFields(one)).map(([name, text]) => [name === "ordernumber" ? "orderidnumber" : name, text])
    : []
}

function rpcPacket(content: string): string {
  return `<?xml version='1.0' encoding='utf-8' standalone='no'?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'
SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
<SOAP-ENV:Body SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>
${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>
`
}

function documentEnvelope(answer: Answer): string {
  const name = `ws:${DOCUMENT[answer.service]}`
  return `<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ws="http://www.paysecure.ru/ws/">
<soapenv:Body>
<${name}>
${answerNodes(answer)
  .map((node) => writeNode(node))
  .join("\n")}
</${name}>
</soapenv:Body>
</soapenv:Envelope>
`
}
