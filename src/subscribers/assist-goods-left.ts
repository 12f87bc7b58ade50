import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { followMedusaOrder } from "../workflows/follow-medusa-order"
import { letGo } from "../workflows/let-go"

/** `order.fulfillment_created` names the order; `shipment.created` and `delivery.created` the fulfilment only. */
type GoodsLeft = { order_id: string; fulfillment_id: string } | { id: string }

/** With `captureOn`, captures what left the shop as soon as core says so; the background job does when this is lost. */
export default async function assistGoodsLeft({ event, container }: SubscriberArgs<GoodsLeft>): Promise<void> {
  const { data } = event
  const orderId = "order_id" in data ? data.order_id : await orderOf(container, data.id)
  if (orderId) await letGo(followMedusaOrder(container, orderId, ({ options }) => options.captureOn !== "manual"))
}

async function orderOf(container: SubscriberArgs["container"], fulfillmentId: string): Promise<string | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_fulfillment",
    fields: ["order_id"],
    filters: { fulfillment_id: fulfillmentId },
  })
  return (data[0] as { order_id?: string } | undefined)?.order_id
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.FULFILLMENT_CREATED,
    FulfillmentWorkflowEvents.SHIPMENT_CREATED,
    FulfillmentWorkflowEvents.DELIVERY_CREATED,
  ],
  context: { subscriberId: "assist-goods-left" },
}
