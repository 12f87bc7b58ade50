import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { followMedusaOrder } from "../follow/follow-medusa-order"
import { letGo } from "../follow/let-go"

/**
 * Core cancels an order whether or not its payment could be released or refunded (contract trap 3): look at once at what
 * became of the money, and do what is still to be done.
 */
export default async function assistOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await letGo(followMedusaOrder(container, event.data.id))
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: "assist-order-canceled" },
}
