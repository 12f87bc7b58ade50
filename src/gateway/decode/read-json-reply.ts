import { Malformed } from "./malformed"
import { has, nodeOf, nodesOf, type RawNode, textOf } from "./raw-node"
import { isOrder, rawOrder } from "./raw-order"
import { NO_ERROR, type ReplyDocument } from "./reply-model"

/** The names a JSON reply may wrap its content in, one per service (protocol 3.5, 4, 5, 6, 9). */
const ENVELOPES = [
  "charge",
  "cancel",
  "wscancel",
  "orderresult",
  "rp",
  "tokenpay",
  "resultbydate",
  "createbill",
  "billresponse",
  "fiscalreceipt",
  "result",
]
/** Replies that hold neither codes nor an order: payrequest, the bill and the token API (protocol 3.2, 3.5, 9.4). */
const OTHER_CONTENT = ["url", "expirationtime", "hash", "token", "access_token", "continueurl"]

/** A JSON reply names codes only when there is an error to name (protocol 2.3, 4, 5, 6). Throws Malformed. */
export function readJsonReply(root: RawNode): ReplyDocument {
  const fault = nodeOf(root, "fault") ?? (isFault(root) ? root : undefined)
  if (fault) {
    const detail = nodeOf(fault, "detail")
    return {
      format: "json",
      codes: { first: textOf(fault, "faultcode"), second: textOf(fault, "faultstring") },
      faultText: detail ? textOf(detail, "message") : textOf(fault, "detail"),
      orders: [],
      content: fault,
    }
  }
  // `orderstate` is a service's envelope and a field of an order: only an object is an envelope.
  const envelopes = [...ENVELOPES, "orderstate"].map((name) => nodesOf(root, name)).find(({ length }) => length > 0)
  const [envelope = root] = envelopes ?? []
  const lists = ["orders", "order", "payments"].flatMap((key) => nodesOf(envelope, key))
  const orders = lists.length > 0 ? lists : (envelopes ?? [root]).filter(isOrder)
  const codes = jsonCodes(envelope) ?? jsonCodes(root)
  const known = has(envelope, "orders") || OTHER_CONTENT.some((key) => has(envelope, key)) || isState(envelope)
  if (!codes && orders.length === 0 && !known) throw new Malformed("the JSON holds neither codes nor an order")
  return {
    format: "json",
    codes: codes ?? NO_ERROR,
    faultText: textOf(envelope, "message"),
    orders: orders.map((order) => rawOrder(order, nodeOf(envelope, "checkdata"), envelope, root)),
    content: envelope,
  }
}

/** `{"faultcode":"7","faultstring":"102"}` with nothing around it, the first choice of Assist's Android client (protocol 16). */
function isFault(node: RawNode): boolean {
  return has(node, "faultcode") || has(node, "faultstring")
}

/** `{"cancel":{"orderstate":"Declined"}}` of the token API (protocol 3.5). */
function isState(node: RawNode): boolean {
  return textOf(node, "orderstate") !== ""
}

function jsonCodes(node: RawNode): ReplyDocument["codes"] | undefined {
  if (!has(node, "firstcode") && !has(node, "secondcode")) return undefined
  return { first: textOf(node, "firstcode"), second: textOf(node, "secondcode") }
}
