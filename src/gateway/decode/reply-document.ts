import type { ServiceCodes } from "../model"
import { decodeText } from "./charset"
import { Malformed } from "./malformed"
import { parseXml } from "./parse-xml"
import { has, nodeOf, nodesOf, type RawNode, textOf, toRawNode } from "./raw-node"

/** One order of a reply with its operations, still raw. */
export interface RawOrder {
  readonly fields: RawNode
  /** Empty in the flat replies of charge.cfm and cancel.cfm, whose operation is in `fields`. */
  readonly operations: readonly RawNode[]
}

/** Any reply of Assist: codes, orders, and the text of a fault. */
export interface ReplyDocument {
  readonly codes: ServiceCodes
  readonly faultText: string
  readonly orders: readonly RawOrder[]
}

const NO_ERROR: ServiceCodes = { first: "0", second: "0" }

/**
 * Reads a reply by what it is, not by what was asked for: Assist answers in a format of its own choosing at times
 * (protocol 2.1). Throws Malformed.
 */
export function decodeReply(body: Uint8Array, contentType: string | undefined): ReplyDocument {
  const text = decodeText(body, contentType).trim()
  if (text === "") throw new Malformed("it is empty")
  if (/^<(?:!doctype\s{1,8})?html/i.test(text)) throw new Malformed("it is an HTML page")
  if (text.startsWith("<")) return fromXml(parseXml(text))
  if (text.startsWith("{")) return fromJson(parseJson(text))
  throw new Malformed("it is neither XML nor JSON")
}

function parseJson(text: string): RawNode {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The runtime's message quotes the text around the mistake, which may be personal.
    throw new Malformed("the JSON cannot be read or is cut off")
  }
  return toRawNode(value, "the JSON")
}

/** `result/orders/order` flat (seed 003), `result/order` with `operation` or `operations/operation` (protocol 5, 6.1). */
function fromXml(root: RawNode): ReplyDocument {
  const result = nodeOf(root, "result")
  if (!result) throw new Malformed(`its root element is not "result"`)
  const codes = { first: textOf(result, "@firstcode"), second: textOf(result, "@secondcode") }
  // Both are #REQUIRED in the document type of every reply (seed 003).
  if (codes.first === "" || codes.second === "") throw new Malformed("the result has no firstcode and secondcode")
  const orders = [...nodesOf(result, "order"), ...nodesOf(result, "orders").flatMap((list) => nodesOf(list, "order"))]
  return { codes, faultText: "", orders: orders.map((order) => rawOrder(order)) }
}

/** The names a JSON reply may wrap its content in, one per service (protocol 4, 5, 6). */
const ENVELOPES = ["charge", "cancel", "wscancel", "orderresult", "orderstate"]

function fromJson(root: RawNode): ReplyDocument {
  const fault = nodeOf(root, "fault")
  if (fault) {
    const detail = nodeOf(fault, "detail")
    return {
      codes: { first: textOf(fault, "faultcode"), second: textOf(fault, "faultstring") },
      faultText: detail ? textOf(detail, "message") : textOf(fault, "detail"),
      orders: [],
    }
  }
  const envelope = ENVELOPES.map((name) => nodeOf(root, name)).find((node) => node !== undefined) ?? root
  const lists = [...nodesOf(envelope, "orders"), ...nodesOf(envelope, "order")]
  const orders = lists.length > 0 ? lists : isOrder(envelope) ? [envelope] : []
  const codes = jsonCodes(envelope) ?? jsonCodes(root)
  if (!codes && orders.length === 0 && !has(envelope, "orders")) {
    throw new Malformed("the JSON holds neither codes nor an order")
  }
  return {
    // A JSON reply names codes only when there is an error to name (protocol 2.3, 4, 5, 6).
    codes: codes ?? NO_ERROR,
    faultText: textOf(envelope, "message"),
    orders: orders.map((order) => rawOrder(order, nodeOf(envelope, "checkdata"), envelope)),
  }
}

function jsonCodes(node: RawNode): ServiceCodes | undefined {
  if (!has(node, "firstcode") && !has(node, "secondcode")) return undefined
  return { first: textOf(node, "firstcode"), second: textOf(node, "secondcode") }
}

function isOrder(node: RawNode): boolean {
  return ["billnumber", "ordernumber", "responsecode"].some((key) => textOf(node, key) !== "")
}

function rawOrder(order: RawNode, ...around: readonly (RawNode | undefined)[]): RawOrder {
  const operations = [
    ...nodesOf(order, "operation"),
    ...nodesOf(order, "operations").flatMap((list) => (has(list, "operation") ? nodesOf(list, "operation") : [list])),
  ]
  return { fields: withCheckData(order, [nodeOf(order, "checkdata"), ...around]), operations }
}

/** JSON keeps packetdate, signature and checkvalue beside the order in some services (protocol 5, 6.2, 9.1). */
function withCheckData(order: RawNode, sources: readonly (RawNode | undefined)[]): RawNode {
  const fields: Record<string, RawNode[string]> = Object.assign(Object.create(null), order)
  for (const key of ["packetdate", "signature", "checkvalue"]) {
    for (const source of sources) {
      if (textOf(fields, key) === "" && textOf(source, key) !== "") fields[key] = textOf(source, key)
    }
  }
  return fields
}
