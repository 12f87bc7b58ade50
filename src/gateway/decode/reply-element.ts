import type { AssistOperation, AssistOrder, OperationReply } from "../model"
import { nodeOf, type RawNode, textOf } from "./raw-node"

/** What a model was read from. Not a property of it: printed or stored, a model holds nobody's name or address. */
const sources = new WeakMap<object, readonly RawNode[]>()

/** Keeps the raw elements of a model for {@link replyElement}, those to be looked at first in front. */
export function keepElements<T extends object>(model: T, ...nodes: readonly RawNode[]): T {
  sources.set(model, nodes)
  return model
}

/** JSON nests the payer and the 3-D Secure data, other formats keep them beside the rest (protocol 5, 6.1). */
const NESTED = ["customer", "threedsdata"]

/**
 * Any element of a reply as Assist wrote it (trimmed), for those the model has no property for: `slipno`, `rate`,
 * `ordercomment`, `lastname`, `processingname`, `errorcategory`, `chequeitems`... Empty when the reply has none. The name is
 * Assist's, in lower case. Personal data may come out: not for logs.
 */
export function replyElement(of: AssistOrder | AssistOperation | OperationReply, name: string): string {
  for (const node of sources.get(of) ?? []) {
    for (const place of [node, ...NESTED.map((key) => nodeOf(node, key))]) {
      const text = textOf(place, name)
      if (text !== "") return text
    }
  }
  return ""
}
