import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { assistOrdersOf } from "../../follow/assist-orders-of"
import { type OrderLink, orderLinks } from "../../medusa/order-links"
import type { Payable } from "../../medusa/payer"
import { queryRows } from "../../medusa/query-rows"
import { configuredMerchants } from "../../merchant/find-merchant"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { AssistPayment } from "../admin-api"
import { type Look, lookAtAll } from "./look"
import { readPaymentRows } from "./read-rows"
import { showPayments } from "./show-payments"

/** Every payment of an order that was made, or tried, at Assist: asked, followed, then shown. */
export async function orderPayments(container: MedusaContainer, orderId: string): Promise<AssistPayment[]> {
  type Order = { id: string; display_id: number | null }
  const [order] = await queryRows<Order>(container, "order", ["id", "display_id"], { id: orderId })
  if (!order) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_order", { order: orderId }))
  const link: OrderLink = { order_id: order.id, display_id: order.display_id ?? null }
  const rows = await assistOrdersOf(container, orderId)
  return await lookAndShow(
    container,
    rows.map(({ order_number }) => order_number),
    link,
  )
}

/** Asks Assist about these order numbers, follows them, and shows what stands afterwards. */
export async function lookAndShow(
  container: MedusaContainer,
  orderNumbers: string[],
  link?: OrderLink,
): Promise<AssistPayment[]> {
  if (orderNumbers.length === 0) return []
  return await show(container, orderNumbers, await lookAtAll(container, orderNumbers), link)
}

async function show(
  container: MedusaContainer,
  orderNumbers: string[],
  looks: ReadonlyMap<string, Look>,
  link: OrderLink | undefined,
): Promise<AssistPayment[]> {
  const rows = await readPaymentRows(container, orderNumbers)
  const merchants = configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
  const links = link
    ? new Map(orderNumbers.map((number) => [number, link] as const))
    : await orderLinks(container, rows.orders)
  const payers = await readPayers(container, [...new Set([...links.values()].map(({ order_id }) => order_id))])
  return showPayments(rows, looks, (id) => merchants.find(({ providerId }) => providerId === id), links, payers)
}

/** Who pays, by Medusa's order. */
async function readPayers(container: MedusaContainer, orderIds: string[]): Promise<ReadonlyMap<string, Payable>> {
  if (orderIds.length === 0) return new Map()
  const fields = ["id", "email", "billing_address.*", "shipping_address.*"]
  const orders = await queryRows<Payable & { id: string }>(container, "order", fields, { id: orderIds })
  return new Map(orders.map((order) => [order.id, order]))
}
