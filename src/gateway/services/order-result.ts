import type { ClientContext } from "../client-context"
import type { AssistOrder } from "../model"
import { type OrderResultQuery, queryOrders } from "./order-query"

/** Orders with their operations (protocol 6.1). */
export function orderResult(context: ClientContext, query: OrderResultQuery): Promise<AssistOrder[]> {
  return queryOrders(context, { service: "orderresult", path: "/orderresult/orderresult.cfm" }, query)
}
