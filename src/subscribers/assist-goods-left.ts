import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { followMedusaOrder } from "../follow/follow-medusa-order"
import { letGo } from "../follow/let-go"
import { queryRows } from "../medusa/query-rows"

/** `order.fulfillment_created` names the order; `shipment.created` and `delivery.created` the fulfillment only. */
type GoodsLeft = { order_id: string; fulfillment_id: string } | { id: string }

/** With `captureOn`, captures what left the shop as soon as core says so; the background job does when this is lost. */
export default async function assistGoodsLeft({ event, container }: SubscriberArgs<GoodsLeft>): Promise<void> {
  const { data } = event
  const orderId = "order_id" in data ? data.order_id : await orderOf(container, data.id)
  if (orderId) await letGo(followMedusaOrder(container, orderId, ({ options }) => options.captureOn !== "manual"))
}

async function orderOf(container: SubscriberArgs["container"], fulfillmentId: string): Promise<string | undefined> {
  const filters = { fulfillment_id: fulfillmentId }
  const [link] = await queryRows<{ order_id: string }>(container, "order_fulfillment", ["order_id"], filters)
  return link?.order_id
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.FULFILLMENT_CREATED,
    FulfillmentWorkflowEvents.SHIPMENT_CREATED,
    FulfillmentWorkflowEvents.DELIVERY_CREATED,
  ],
  context: { subscriberId: "assist-goods-left" },
}
