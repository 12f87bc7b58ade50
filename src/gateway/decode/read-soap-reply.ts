import { Malformed } from "./malformed"
import { has, isNode, nodeOf, nodesOf, type RawNode, textOf } from "./raw-node"
import { isOrder, rawOrder } from "./raw-order"
import { NO_ERROR, type ReplyDocument } from "./reply-model"

/**
 * A SOAP envelope (seed 003, protocol 4, 5, 9): the body holds a fault, or one response element; below that the flat
 * `return` of charge.cfm, one `order` of wscancel.cfm and tokenpay.cfm, or the lists of orderresult and resultbydate.
 * Throws Malformed.
 */
export function readSoapReply(envelope: RawNode): ReplyDocument {
  const body = nodeOf(envelope, "body")
  if (!body) throw new Malformed("the SOAP envelope has no body")
  const fault = nodeOf(body, "fault")
  if (fault) return readFault(fault)
  const [response, ...others] = Object.entries(body).flatMap(([key, value]) =>
    key.startsWith("@") ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  )
  if (!response || others.length > 0) throw new Malformed("the SOAP body does not hold one response")
  const content =
    nodeOf(response, "return") ?? nodeOf(response, "orderresult") ?? nodeOf(response, "orderstate") ?? response
  const lists = [content, ...nodesOf(content, "orders")].flatMap((node) => [
    ...nodesOf(node, "order"),
    ...nodesOf(node, "payment"),
  ])
  const orders = lists.length > 0 ? lists : isOrder(content) ? [content] : []
  const codes = soapCodes(content) ?? soapCodes(response)
  return {
    format: "soap",
    codes: codes ?? NO_ERROR,
    faultText: "",
    orders: orders.map((order) => rawOrder(order, nodeOf(content, "checkdata"), content, response)),
    content,
  }
}

/** `faultcode` is the first code, `faultstring` the second (protocol 2.3). */
function readFault(fault: RawNode): ReplyDocument {
  const detail = nodeOf(fault, "detail")
  return {
    format: "soap",
    codes: { first: textOf(fault, "faultcode"), second: textOf(fault, "faultstring") },
    faultText: textOf(detail, "message") || textOf(fault, "detail"),
    orders: [],
    content: fault,
  }
}

function soapCodes(node: RawNode): ReplyDocument["codes"] | undefined {
  for (const prefix of ["", "@"]) {
    if (has(node, `${prefix}firstcode`) || has(node, `${prefix}secondcode`)) {
      return { first: textOf(node, `${prefix}firstcode`), second: textOf(node, `${prefix}secondcode`) }
    }
  }
  return undefined
}
