import { has, nodeOf, nodesOf, type RawNode, textOf } from "./raw-node"
import type { RawOrder } from "./reply-model"

/** Whether a node says which order it is about. */
export function isOrder(node: RawNode): boolean {
  return ["billnumber", "ordernumber", "orderidnumber", "responsecode"].some((key) => textOf(node, key) !== "")
}

/**
 * An order with its operations: `operation` beside its fields, `operations/operation` (protocol 5, 6.1), or a list
 * `operations` (JSON).
 * @param around where packetdate, signature and checkvalue may stand instead (protocol 5, 6.2, 9.1)
 */
export function rawOrder(order: RawNode, ...around: readonly (RawNode | undefined)[]): RawOrder {
  const operations = [
    ...nodesOf(order, "operation"),
    ...nodesOf(order, "operations").flatMap((list) => (has(list, "operation") ? nodesOf(list, "operation") : [list])),
  ]
  return { fields: withCheckData(order, [nodeOf(order, "checkdata"), ...around]), operations }
}

const CHECK_DATA = ["packetdate", "signature", "checkvalue"]

function withCheckData(order: RawNode, sources: readonly (RawNode | undefined)[]): RawNode {
  const found = new Map<string, string>()
  for (const key of CHECK_DATA) {
    if (textOf(order, key) !== "") continue
    const value = sources.map((source) => textOf(source, key)).find((text) => text !== "")
    if (value !== undefined) found.set(key, value)
  }
  return found.size === 0 ? order : Object.assign(Object.create(null), order, Object.fromEntries(found))
}
