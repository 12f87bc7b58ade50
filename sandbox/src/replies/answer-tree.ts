import type { WireFields } from "../orders/order-fields.ts"
import { escapeXml } from "../soap/escape-xml.ts"
import {
  type Answer,
  type AnsweredOrder,
  flatFields,
  operationWithReceipt,
  paymentLines,
  pickFields,
  RESULT_FIELDS,
  RESULT_OPERATION_FIELDS,
  type ReplyOptions,
  receiptOf,
  STATE_FIELDS,
  TOKENPAY_FIELDS,
  WSCANCEL_FIELDS,
  WSCANCEL_OPERATION_FIELDS,
} from "./answer.ts"

/** Elements with text and elements with elements, in document order. */
export type Node = readonly [name: string, content: string | readonly Node[]]

/** Customer part of the replies in XML and SOAP. */
export const CUSTOMER_FIELDS = ["firstname", "lastname", "middlename", "email"] as const

const PACKET_FIELDS = ["packetdate", "signature", "checkvalue"]

/** The answer as elements: what XML has below `result`, and SOAP below its own wrapper. */
export function answerNodes(answer: Answer, options: ReplyOptions): readonly Node[] {
  switch (answer.service) {
    case "charge":
    case "cancel":
    case "rp":
      return answer.orders.map((one): Node => ["order", leaves(flatFields(one))])
    case "resultbydate":
      // `result/payment*`: an operation each (protocol 6.3).
      return paymentLines(answer, options).map((line): Node => ["payment", leaves(line)])
    case "createbill":
      return options.billXml === "return" ? [["return", hashNodes(answer)]] : [["bill", leaves(answer.extra ?? {})]]
    case "billinfo":
      return [["order", leaves(answer.extra ?? {})]]
    case "fiscalreceipt":
      return [["fiscalreceipt", leaves(answer.extra ?? {})]]
    case "mobileregistration":
      return leaves(answer.extra ?? {})
    case "tokenpay": {
      const orders = answer.orders.map((one): Node => ["order", tokenpayNodes(one)])
      const packet = answer.orders.flatMap((one) => leaves(pickFields(one.packet, ["packetdate"])))
      return [...orders, ...packet, ...leaves(answer.extra ?? {})]
    }
    case "orderstate":
      return answer.orders.map(
        (one): Node => ["order", leaves({ ...pickFields(one.order, STATE_FIELDS), ...packetOf(one) })],
      )
    case "orderresult":
      return answer.orders.map((one): Node => ["order", resultNodes(one)])
    case "mobileorderresult":
      return answer.orders.map((one): Node => ["order", [...mobileNodes(one), ...resultNodes(one)]])
    case "wscancel":
      return answer.orders.map((one): Node => ["order", wscancelNodes(one)])
  }
}

function resultNodes(one: AnsweredOrder): readonly Node[] {
  const payer = pickFields(one.customer, CUSTOMER_FIELDS)
  return [
    ...leaves({ ...pickFields(one.order, RESULT_FIELDS), ...payer, ...packetOf(one) }),
    ...operationNodes(one, RESULT_OPERATION_FIELDS),
  ]
}

/** What the vendor's mobile clients also read of an order, one name spelt with a capital. */
const mobileNodes = (one: AnsweredOrder): readonly Node[] =>
  leaves({ merchantId: one.merchantId, ...receiptOf(one.order) })

/** A bill's hash as SOAP spells it. */
export const hashNodes = (answer: Answer): Node[] => [["Hash", answer.extra?.["hash"] ?? ""]]

function wscancelNodes(one: AnsweredOrder): readonly Node[] {
  return [
    ...leaves(pickFields(one.order, WSCANCEL_FIELDS)),
    ["customer", leaves(pickFields(one.customer, CUSTOMER_FIELDS))],
    ...operationNodes(one, WSCANCEL_OPERATION_FIELDS),
    ...leaves(packetOf(one)),
  ]
}

function tokenpayNodes(one: AnsweredOrder): readonly Node[] {
  const all = { ...one.order, ...one.customer, ...one.packet }
  return [...leaves(pickFields(all, TOKENPAY_FIELDS)), ...operationNodes(one, RESULT_OPERATION_FIELDS)]
}

const operationNodes = (one: AnsweredOrder, names: readonly string[]) =>
  one.operations.map((each): Node => ["operation", leaves(operationWithReceipt(each, names))])

const packetOf = (one: AnsweredOrder) => pickFields(one.packet, PACKET_FIELDS)

/** Fields as elements. */
export const leaves = (fields: WireFields): Node[] => Object.entries(fields)

/** Writes an element, with blanks around its text when asked: "<responsecode> AS000</responsecode>" (seed 003). */
export function writeNode(
  [name, content]: Node,
  padding = false,
  attributes: (name: string) => string = () => "",
): string {
  const start = `<${name}${typeof content === "string" ? attributes(name) : ""}>`
  if (typeof content !== "string") {
    return `${start}\n${content.map((child) => writeNode(child, padding, attributes)).join("\n")}\n</${name}>`
  }
  return padding ? `${start} ${escapeXml(content)} </${name}>` : `${start}${escapeXml(content)}</${name}>`
}
