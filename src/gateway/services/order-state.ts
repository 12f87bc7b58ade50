import type { ClientContext } from "../client-context"
import type { AssistOrder } from "../model"
import { type OrderResultQuery, queryOrders } from "./order-query"

/** Orders with their state only: `operations` is empty (protocol 6.2). */
export function orderState(context: ClientContext, query: OrderResultQuery): Promise<AssistOrder[]> {
  return queryOrders(context, { service: "orderstate", path: "/orderstate/orderstate.cfm" }, query)
}
