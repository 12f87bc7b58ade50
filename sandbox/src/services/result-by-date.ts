import type { WireVariants } from "../merchants/wire-variants.ts"
import { assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import type { OperationState, OperationType } from "../protocol/order-states.ts"
import { operationsPeriod } from "../protocol/period.ts"
import type { OperationRow } from "../store/rows.ts"
import { answeredOrder } from "./answered-order.ts"
import type { ServiceCall, WebService } from "./service.ts"

const STATES: Record<string, readonly OperationState[]> = {
  N: ["New"],
  P: ["In Process"],
  S: ["Success"],
  F: ["Failure"],
  T: ["TimeOut"],
}
const TYPES: Record<string, OperationType> = { A: 100, C: 200, R: 300 }

/** `/resultbydate/resultbydate.cfm`: the operations of at most a day (protocol 6.3). */
export const resultbydate: WebService = {
  name: "resultbydate",
  format: { default: "1", allowed: ["1", "3", "4", "5"] },
  async run(call) {
    const { unit, merchant, fields, now } = call
    const wanted = readFilter(call)
    const { from, to } = operationsPeriod(fields, now)
    const find = selects(call) === "order" ? "ordersMade" : "ordersWithOperations"
    const orders = await unit[find](merchant.merchantId, from, to)
    const options = { language: readLanguage(fields.get("language"), "EN"), now, packetSeconds: true }
    const answered = orders.map((order) => answeredOrder(order, order.operations.filter(wanted), options))
    // Nothing in a period is no error: an empty list.
    return { service: "resultbydate", orders: answered.filter((one) => one.operations.length > 0) }
  },
}

/**
 * Which time the period is compared with. That there is a DateTimeMode is documented (docs.belassist.by, pageId=78512250),
 * its values are not known: 0 for the order's time and 1 for the operation's are a guess, anything else says nothing.
 */
function selects({ fields, merchant }: ServiceCall): WireVariants["resultByDateTime"] {
  const mode = fields.text("datetimemode")
  return mode === "0" ? "order" : mode === "1" ? "operation" : merchant.settings.resultByDateTime
}

function readFilter({ fields }: ServiceCall): (operation: OperationRow) => boolean {
  const meanType = fields.text("meantype_id")
  const state = fields.text("operationstate").toUpperCase()
  const type = fields.text("operationtype").toUpperCase()
  if (!/^\d{0,5}$/.test(meanType)) throw assistError("wrongMeanType")
  if (state !== "" && !Object.hasOwn(STATES, state)) throw assistError("wrongOperationState")
  if (type !== "" && !Object.hasOwn(TYPES, type)) throw assistError("wrongOperationType")
  return (operation) =>
    (meanType === "" || operation.card?.meanTypeId === Number(meanType)) &&
    (state === "" || (STATES[state] ?? []).includes(operation.state)) &&
    (type === "" || operation.type === TYPES[type])
}
