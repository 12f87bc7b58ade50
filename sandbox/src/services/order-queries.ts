import { findAttempts, findOrder } from "../orders/find-orders.ts"
import { assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import { readLanguage } from "../protocol/language.ts"
import { queryPeriod } from "../protocol/period.ts"
import type { OrderRow } from "../store/rows.ts"
import { answeredOrder } from "./answered-order.ts"
import type { ServiceCall, WebService } from "./service.ts"

/** `/orderresult/orderresult.cfm`: orders with their operations (protocol 6.1). */
export const orderresult: WebService = {
  name: "orderresult",
  format: { default: "3", allowed: ["1", "3", "4", "5"] },
  run: (call) => runQuery("orderresult", call),
}

/** `/orderstate/orderstate.cfm`: states only (protocol 6.2). */
export const orderstate: WebService = {
  name: "orderstate",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  run: (call) => runQuery("orderstate", call),
}

async function runQuery(service: "orderresult" | "orderstate", call: ServiceCall) {
  const period = queryPeriod(call.fields, call.now)
  const orders = (await matching(call)).filter((order) => {
    const created = new Date(order.createdAt)
    return created >= period.from && created <= period.to
  })
  if (orders.length === 0) throw assistError("unknownOrder")
  const language = readLanguage(call.fields.get("language"), "EN")
  const options = { language, now: call.now, packetSeconds: false }
  return { service, orders: orders.map((order) => answeredOrder(order, order.operations, options)) }
}

/**
 * By OrderNumber, by Billnumber, or by both, oldest first. The document lists only the first, the vendor's own client
 * sends the second; the period is applied to either, since nothing says otherwise (protocol 6.1).
 */
async function matching({ unit, merchant, fields, now }: ServiceCall): Promise<OrderRow[]> {
  const orderNumber = fields.text("ordernumber")
  if (!fields.has("billnumber")) {
    if (orderNumber === "") throw assistError("noOrderNumber")
    return findAttempts(unit, orderNumber, now, merchant.merchantId)
  }
  const billnumber = parseBillnumber(fields.text("billnumber"))
  if (!billnumber) throw assistError("wrongBillnumber")
  const order = await findOrder(unit, billnumber.order, now, merchant.merchantId)
  return order && (orderNumber === "" || order.orderNumber === orderNumber) ? [order] : []
}
