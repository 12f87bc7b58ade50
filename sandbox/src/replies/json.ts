import type { WireFields } from "../orders/order-fields.ts"
import {
  type Answer,
  type AnsweredOrder,
  flatFields,
  operationWithReceipt,
  paymentLines,
  pickFields,
  RESULT_FIELDS,
  RESULT_OPERATION_FIELDS,
  type ReplyFormat,
  type ReplyOptions,
  STATE_FIELDS,
  TOKENPAY_FIELDS,
  WSCANCEL_FIELDS,
  WSCANCEL_OPERATION_FIELDS,
} from "./answer.ts"
import { jsonErrorBody, jsonErrorStatus } from "./json-error.ts"

/** Numbers in the published orderresult sample; everything else there is a string (protocol 6.1). */
const NUMBERS: ReadonlySet<string> = new Set([
  "amount",
  "orderamount",
  "operationtype",
  "testmode",
  "rate",
  "meantype_id",
])
/** The one real charge reply has its amounts as `150.00` (protocol 16, row 4). */
const NUMBERS_BUT_AMOUNTS: ReadonlySet<string> = new Set([...NUMBERS].filter((name) => !name.endsWith("amount")))
const CODES: ReadonlySet<string> = new Set(["firstcode", "secondcode"])

const CUSTOMER_FIELDS = ["lastname", "firstname", "middlename", "email"] as const

/** Format 5. Shapes of protocol 4, 5 and 6: each service has its own envelope. */
export const jsonFormat: ReplyFormat = {
  contentType: "application/json; charset=utf-8",
  answer: (answer, options) => JSON.stringify(envelope(answer, options)),
  error({ firstCode, secondCode, message, service }, options) {
    const detail = { message, recomendation: "" }
    const numeric = service === "tokenpay" && options.tokenPayOrder === "list"
    return JSON.stringify(jsonErrorBody({ firstCode, secondCode, detail }, options.jsonErrorShape, numeric))
  },
  errorStatus: ({ firstCode }, options) => (options.jsonErrorStatus ? jsonErrorStatus(firstCode) : 200),
}

function envelope(answer: Answer, options: ReplyOptions): unknown {
  const { service, orders, extra = {} } = answer
  // Neither shape is known: the one follows XML's element, the others SOAP's BillResponse (protocol 6.3, 9.4).
  if (service === "resultbydate")
    return { resultbydate: { payments: paymentLines(answer, options).map((line) => typed(line)) } }
  if (service === "createbill" || service === "billinfo") return { billresponse: extra }
  if (service === "fiscalreceipt") return { fiscalreceipt: extra }
  if (service === "mobileregistration") return extra
  const [first] = orders
  if (!first) return {}
  switch (service) {
    case "tokenpay":
      return tokenpayEnvelope(first, extra, options)
    case "charge":
    case "cancel":
    case "rp": {
      // The flat list, and the payer once more as the object the vendor's models have.
      const fields = typed(flatFields(first), options.jsonAmounts === "string" ? NUMBERS_BUT_AMOUNTS : NUMBERS)
      return { [service]: { ...fields, customer: customer(first, ["ipaddress"]) } }
    }
    case "wscancel":
      return { wscancel: { order: wscancelOrder(first), checkdata: checkData(first) } }
    case "orderresult":
    case "mobileorderresult":
      return { orderresult: { orders: orders.map(resultOrder) } }
    case "orderstate": {
      // Only the answer with one order is known. Several are a list here, so that none is lost.
      const states = orders.map((one) => ({ ...typed(pickFields(one.order, STATE_FIELDS)), checkdata: checkData(one) }))
      return { orderstate: states.length === 1 ? states[0] : states }
    }
  }
}

function resultOrder(one: AnsweredOrder): unknown {
  return {
    ...typed(pickFields(one.order, RESULT_FIELDS)),
    ...pickFields(one.packet, ["packetdate", "signature", "checkvalue"]),
    customer: customer(one),
    operations: one.operations.map((operation) => ({
      ...typed(operationWithReceipt(operation, RESULT_OPERATION_FIELDS)),
      ...(operation["operationtype"] === "100" ? { threedsdata: threeDs(operation) } : {}),
    })),
  }
}

function wscancelOrder(one: AnsweredOrder): unknown {
  return {
    ...typed(pickFields(one.order, WSCANCEL_FIELDS)),
    customer: customer(one),
    operations: one.operations.map((operation) => typed(operationWithReceipt(operation, WSCANCEL_OPERATION_FIELDS))),
  }
}

/** One object in seed 004's samples; the vendor's iOS client reads a list, and the codes after it as numbers. */
function tokenpayEnvelope(first: AnsweredOrder, extra: WireFields, { tokenPayOrder }: ReplyOptions): unknown {
  const order = tokenpayOrder(first)
  const packet = pickFields(first.packet, ["packetdate"])
  return tokenPayOrder === "object"
    ? { order, ...packet, ...extra }
    : { order: [order], ...packet, ...typed(extra, CODES) }
}

/** Every value of this service's samples is a string (seed 004). */
function tokenpayOrder(one: AnsweredOrder): unknown {
  return {
    ...pickFields({ ...one.order, ...one.customer, ...one.packet }, TOKENPAY_FIELDS),
    operations: one.operations.map((operation) => operationWithReceipt(operation, RESULT_OPERATION_FIELDS)),
  }
}

const threeDs = (operation: WireFields) => ({
  version: "2.2",
  eci: operation["authresult"] === "Y" ? "5" : "",
  alphaauthresult: operation["authresult"] ?? "",
  challenge: "C",
})

const checkData = (one: AnsweredOrder) => pickFields(one.packet, ["packetdate", "signature", "checkvalue"])

function customer(one: AnsweredOrder, fromOperation: readonly string[] = []): WireFields {
  return { ...pickFields(one.customer, CUSTOMER_FIELDS), ...pickFields(one.operations[0] ?? {}, fromOperation) }
}

function typed(fields: WireFields, numbers = NUMBERS): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, numbers.has(name) && value !== "" ? Number(value) : value]),
  )
}
