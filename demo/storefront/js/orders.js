import { get } from "./api.js"
import { recall, remember } from "./memory.js"
import { token } from "./token.js"

/** The orders made in this browser, newest first. */
export const myOrders = () => recall("orders") ?? []

export function rememberOrder({ id, display_id, total, currency_code }) {
  const others = myOrders().filter((order) => order.id !== id)
  remember("orders", [{ id, display_id, total, currency_code }, ...others].slice(0, 8))
}

export const forgetOrder = (id) =>
  remember(
    "orders",
    myOrders().filter((order) => order.id !== id),
  )

export async function loadOrder(id) {
  const fields = "+payment_status,*payment_collections.payments"
  return (await get(`/store/orders/${encodeURIComponent(id)}?fields=${encodeURIComponent(fields)}`)).order
}

/** Whether an order of the customer who is logged in belongs to a subscription. Medusa shows its metadata in their own list only. */
export async function isOfSubscription(id) {
  if (!token()) return false
  const { orders } = await get(`/store/orders?id=${encodeURIComponent(id)}&fields=id,metadata`)
  return Boolean(orders[0]?.metadata?.subscription)
}
