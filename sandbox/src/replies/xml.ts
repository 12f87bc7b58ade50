import type { WireFields } from "../orders/order-fields.ts"
import {
  type Answer,
  type AnsweredOrder,
  FLAT_FIELDS,
  flatFields,
  pickFields,
  RESULT_FIELDS,
  RESULT_OPERATION_FIELDS,
  type ReplyFormat,
  STATE_FIELDS,
  type WebServiceName,
  WSCANCEL_FIELDS,
  WSCANCEL_OPERATION_FIELDS,
} from "./answer.ts"

/** Elements with text and elements with elements, in document order. */
type Node = readonly [name: string, content: string | readonly Node[]]

const CUSTOMER_FIELDS = ["firstname", "lastname", "middlename", "email"] as const

/** Format 3: `result` with its codes as attributes and an inline DOCTYPE (seed 003). */
export const xmlFormat: ReplyFormat = {
  contentType: "text/xml; charset=utf-8",
  answer(answer, { padding }) {
    const orders = answer.orders.map((one): Node => ["order", orderNodes(answer.service, one)])
    // charge and cancel put their order into `orders`; the queries and wscancel put orders directly under `result`.
    const content: readonly Node[] = isFlat(answer.service) ? [["orders", orders]] : orders
    const body = content.map((node) => write(node, padding)).join("\n")
    return `${prologue(answer.service)}<result firstcode="0" secondcode="0" count="${orders.length}">\n${body}\n</result>\n`
  },
  error({ firstCode, secondCode, service }) {
    return `${prologue(service)}<result firstcode="${firstCode}" secondcode="${secondCode}" count="0"></result>\n`
  },
}

const isFlat = (service: WebServiceName) => service === "charge" || service === "cancel"

function orderNodes(service: WebServiceName, one: AnsweredOrder): readonly Node[] {
  const packet = pickFields(one.packet, ["packetdate", "signature", "checkvalue"])
  switch (service) {
    case "charge":
    case "cancel":
      return leaves(flatFields(one))
    case "orderstate":
      return leaves({ ...pickFields(one.order, STATE_FIELDS), ...packet })
    case "orderresult":
      return [
        ...leaves({ ...pickFields(one.order, RESULT_FIELDS), ...pickFields(one.customer, CUSTOMER_FIELDS), ...packet }),
        ...one.operations.map((each): Node => ["operation", leaves(pickFields(each, RESULT_OPERATION_FIELDS))]),
      ]
    case "wscancel":
      return [
        ...leaves(pickFields(one.order, WSCANCEL_FIELDS)),
        ["customer", leaves(pickFields(one.customer, CUSTOMER_FIELDS))],
        ...one.operations.map((each): Node => ["operation", leaves(pickFields(each, WSCANCEL_OPERATION_FIELDS))]),
        ...leaves(packet),
      ]
  }
}

const leaves = (fields: WireFields): Node[] => Object.entries(fields)

function write([name, content]: Node, padding: boolean): string {
  if (typeof content !== "string") {
    return `<${name}>\n${content.map((child) => write(child, padding)).join("\n")}\n</${name}>`
  }
  // Values of the samples stand between blanks: "<responsecode> AS000</responsecode>".
  return padding ? `<${name}> ${escapeText(content)} </${name}>` : `<${name}>${escapeText(content)}</${name}>`
}

function escapeText(text: string): string {
  // Control characters are not XML, whatever a shop has put into a comment.
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
}

function prologue(service: WebServiceName): string {
  const structure = DTD[service]
  const names = [...new Set(structure.leaves)]
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<!DOCTYPE result [
<!ATTLIST result
        firstcode CDATA #REQUIRED
        secondcode CDATA #REQUIRED
        count CDATA #REQUIRED>
${structure.elements.join("\n")}
${names.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join("\n")}]>
`
}

const optional = (names: readonly string[]) => names.map((name) => `${name}?`).join(", ")
const packetNames = ["packetdate", "signature", "checkvalue"]
// The charge sample's DTD declares the two names of the 3-D Secure step as well.
const flatNames = [...FLAT_FIELDS, "pareq", "acsurl"]
const flatDtd = {
  elements: ["<!ELEMENT result (orders?)>", "<!ELEMENT orders (order)>", `<!ELEMENT order (${optional(flatNames)})>`],
  leaves: flatNames,
}

const DTD: Record<Answer["service"], { elements: string[]; leaves: readonly string[] }> = {
  charge: flatDtd,
  cancel: flatDtd,
  orderstate: {
    elements: ["<!ELEMENT result (order*)>", `<!ELEMENT order (${optional([...STATE_FIELDS, ...packetNames])})>`],
    leaves: [...STATE_FIELDS, ...packetNames],
  },
  orderresult: {
    elements: [
      "<!ELEMENT result (order*)>",
      `<!ELEMENT order (${optional([...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packetNames])}, operation*)>`,
      `<!ELEMENT operation (${optional(RESULT_OPERATION_FIELDS)})>`,
    ],
    leaves: [...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packetNames, ...RESULT_OPERATION_FIELDS],
  },
  wscancel: {
    elements: [
      "<!ELEMENT result (order*)>",
      `<!ELEMENT order (${optional(WSCANCEL_FIELDS)}, customer?, operation*, ${optional(packetNames)})>`,
      `<!ELEMENT customer (${optional(CUSTOMER_FIELDS)})>`,
      `<!ELEMENT operation (${optional(WSCANCEL_OPERATION_FIELDS)})>`,
    ],
    leaves: [...WSCANCEL_FIELDS, ...CUSTOMER_FIELDS, ...WSCANCEL_OPERATION_FIELDS, ...packetNames],
  },
}
