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
  STATE_FIELDS,
  TOKENPAY_FIELDS,
  WSCANCEL_FIELDS,
  WSCANCEL_OPERATION_FIELDS,
} from "./answer.ts"

/** Numbers in the published orderresult sample; everything else there is a string (protocol 6.1). */
const NUMBERS = new Set(["amount", "orderamount", "operationtype", "testmode", "rate", "meantype_id"])

const CUSTOMER_FIELDS = ["lastname", "firstname", "middlename", "email"] as const

/** Format 5. Shapes of protocol 4, 5 and 6: each service has its own envelope. */
export const jsonFormat: ReplyFormat = {
  contentType: "application/json; charset=utf-8",
  answer: (answer) => JSON.stringify(envelope(answer)),
  error: ({ firstCode, secondCode, message }) =>
    // Sources disagree on where the codes stand (protocol 2.3), so they stand in both places. `recomendation` is Assist's.
    JSON.stringify({
      fault: {
        faultcode: String(firstCode),
        faultstring: String(secondCode),
        detail: { message, recomendation: "" },
      },
      firstcode: String(firstCode),
      secondcode: String(secondCode),
    }),
}

function envelope(answer: Answer): unknown {
  const { service, orders } = answer
  // Neither shape is known: the one follows XML's element, the other SOAP's BillResponse (protocol 6.3, 9.4).
  if (service === "resultbydate") return { resultbydate: { payments: paymentLines(answer).map(typed) } }
  if (service === "createbill") return { billresponse: answer.extra ?? {} }
  const [first] = orders
  if (!first) return {}
  switch (service) {
    case "tokenpay":
      return { order: tokenpayOrder(first), ...pickFields(first.packet, ["packetdate"]), ...answer.extra }
    case "charge":
    case "cancel":
    case "rp":
      // The flat list, and the payer once more as the object the vendor's models have.
      return { [service]: { ...typed(flatFields(first)), customer: customer(first, ["ipaddress"]) } }
    case "wscancel":
      return { wscancel: { order: wscancelOrder(first), checkdata: checkData(first) } }
    case "orderresult":
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

function typed(fields: WireFields): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, NUMBERS.has(name) && value !== "" ? Number(value) : value]),
  )
}
