import { isFlat, type ReplyFormat } from "./answer.ts"
import { answerNodes, type Node, writeNode } from "./answer-tree.ts"
import { prologue } from "./document-type.ts"

/** Format 3: `result` with its codes as attributes and an inline DOCTYPE (seed 003). */
export const xmlFormat: ReplyFormat = {
  contentType: "text/xml; charset=utf-8",
  answer(answer, options) {
    const { padding } = options
    const nodes = answerNodes(answer, options)
    // charge, cancel, rp and a bill have their order in `orders`; all others stand directly under `result`.
    const wrapped = isFlat(answer.service) || answer.service === "billinfo"
    const content: readonly Node[] = wrapped ? [["orders", nodes]] : nodes
    const body = content.map((node) => writeNode(node, padding)).join("\n")
    return `${prologue(answer.service)}<result firstcode="0" secondcode="0" count="${nodes.length}">\n${body}\n</result>\n`
  },
  error({ firstCode, secondCode, service }) {
    return `${prologue(service)}<result firstcode="${firstCode}" secondcode="${secondCode}" count="0"></result>\n`
  },
}
