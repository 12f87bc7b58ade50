import { Malformed } from "./malformed"
import { nodeOf, nodesOf, type RawNode, textOf } from "./raw-node"
import { rawOrder } from "./raw-order"
import type { ReplyDocument } from "./reply-model"

/**
 * `result/orders/order` flat (seed 003), `result/order` with operations (protocol 5, 6.1), `result/payment` of
 * resultbydate.cfm (protocol 6.3). Throws Malformed.
 */
export function readXmlReply(root: RawNode): ReplyDocument {
  const result = nodeOf(root, "result")
  if (!result) throw new Malformed(`its root element is not "result"`)
  const codes = { first: textOf(result, "@firstcode"), second: textOf(result, "@secondcode") }
  // Both are #REQUIRED in the document type of every reply (seed 003).
  if (codes.first === "" || codes.second === "") throw new Malformed("the result has no firstcode and secondcode")
  const orders = [
    ...nodesOf(result, "order"),
    ...nodesOf(result, "orders").flatMap((list) => nodesOf(list, "order")),
    ...nodesOf(result, "payment"),
  ]
  return { format: "xml", codes, faultText: "", orders: orders.map((order) => rawOrder(order)), content: result }
}
