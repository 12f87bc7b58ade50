import { type Answer, flatFields, type ReplyFormat, type ReplyOptions, type WebServiceName } from "./answer.ts"
import { answerNodes, hashNodes, leaves, type Node, writeNode } from "./answer-tree.ts"

/** Format 4. The charge sample of seed 003 is RPC-encoded; wscancel's reply in the vendor's client is a plain document. */
export const soapFormat: ReplyFormat = {
  contentType: "text/xml; charset=utf-8",
  answer(answer, options) {
    const rpc = RPC[answer.service]
    if (rpc) return rpcPacket(rpcElement(answer, rpc))
    const assist = ASSIST[answer.service]
    if (assist) return rpcPacket(element(`ASS-NS:${assist}`, answerNodes(answer, options), WS))
    return documentPacket(documentElement(answer, options))
  },
  error({ firstCode, secondCode, service }) {
    // First code and second code under SOAP 1.1's own names (protocol 2.3).
    const fault = `<faultcode>${firstCode}</faultcode><faultstring>${secondCode}</faultstring><detail/>`
    if (IOS.includes(service)) return documentPacket(`<soapenv:Fault>${fault}</soapenv:Fault>`)
    return rpcPacket(`<SOAP-ENV:Fault>${fault}</SOAP-ENV:Fault>`)
  },
}

const MESSAGE = "xmlns:ASS-NS='http://www.paysecure.ru/message/'"
const WS = "xmlns:ASS-NS='http://www.paysecure.ru/ws/'"

/**
 * Names of the flat answers. `MakeChargeResponse` is seed 003's, `BillResponse` protocol 9.4's and that of a bill's sample,
 * the others are guesses.
 */
const RPC: Partial<Record<WebServiceName, readonly [name: string, namespace: string]>> = {
  charge: ["MakeChargeResponse", MESSAGE],
  cancel: ["MakeCancelResponse", MESSAGE],
  rp: ["MakeRPResponse", MESSAGE],
  createbill: ["BillResponse", MESSAGE],
  billinfo: ["BillResponse", WS],
}

/** Names the vendor's iOS client reads by their whole path, prefix and all. */
const ASSIST: Partial<Record<WebServiceName, string>> = {
  mobileregistration: "getRegistrationResponse",
  fiscalreceipt: "result",
}

/** Services whose faults that client looks for under the prefix `soapenv`. */
const IOS: readonly WebServiceName[] = ["mobileregistration", "mobileorderresult", "fiscalreceipt"]

/** Name of a nested answer. wscancel's is the one the vendor's client looks for, orderstate's and resultbydate's are guesses. */
function documentElement(answer: Answer, options: ReplyOptions): string {
  const nodes = answerNodes(answer, options)
  switch (answer.service) {
    case "wscancel":
      return element("ws:WSCancelResponseParams", nodes)
    case "orderresult":
      // The document's name (docs.belassist.by, diffpages 22380966→22380968), unless the merchant's gateway is another.
      return options.soapOrderResult === "wrapped" ? orderResultResponse(nodes) : element("ws:orderresult", nodes)
    case "mobileorderresult":
      return orderResultResponse(nodes)
    case "tokenpay":
      return element(`ws:${options.soapTokenPay}`, tokenPayNodes(answer, nodes, options))
    case "orderstate":
      return element("ws:orderstateresult", nodes)
    default:
      return element(`ws:${answer.service}`, nodes)
  }
}

const orderResultResponse = (nodes: readonly Node[]) => element("ws:orderresultResponse", [["orderresult", nodes]])

/** The vendor's client reads `signature` after the order, not in it. */
function tokenPayNodes(answer: Answer, nodes: readonly Node[], { soapTokenPay }: ReplyOptions): readonly Node[] {
  const signature = answer.orders[0]?.packet["signature"] ?? ""
  return soapTokenPay === "tokenpay" ? nodes : [...nodes, ["signature", signature]]
}

function rpcElement(answer: Answer, [name, namespace]: readonly [string, string]): string {
  const content = rpcFields(answer)
    .map((node) => writeNode(node, false, () => " xsi:type='xsd:string'"))
    .join("\n")
  return `<ASS-NS:${name} ${namespace}>
<return xmlns:si='http://www.paysecure.ru/type/' xsi:type='si:SOAPStruct'>
${content}
</return>
</ASS-NS:${name}>`
}

function rpcFields(answer: Answer): Node[] {
  if (answer.service === "createbill") return hashNodes(answer)
  if (answer.service === "billinfo") return leaves(answer.extra ?? {})
  const [one] = answer.orders
  // "orderidnumber" is the sample's word for the order number.
  return one
    ? leaves(flatFields(one)).map(([name, text]) => [name === "ordernumber" ? "orderidnumber" : name, text])
    : []
}

function element(name: string, nodes: readonly Node[], namespace = ""): string {
  const content = nodes.map((node) => writeNode(node)).join("\n")
  return `<${name}${namespace && ` ${namespace}`}>\n${content}\n</${name}>`
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

function documentPacket(content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ws="http://www.paysecure.ru/ws/">
<soapenv:Body>
${content}
</soapenv:Body>
</soapenv:Envelope>
`
}
