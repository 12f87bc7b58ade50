import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { followMedusaOrder } from "../follow/follow-medusa-order"
import { letGo } from "../follow/let-go"

/** Moves a kept hold to the edited order as soon as the edit is confirmed; the background job does when this is lost. */
export default async function assistOrderEdited({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await letGo(followMedusaOrder(container, event.data.order_id))
}

export const config: SubscriberConfig = {
  event: [
    OrderEditWorkflowEvents.CONFIRMED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderWorkflowEvents.RETURN_REQUESTED,
    OrderWorkflowEvents.RETURN_RECEIVED,
  ],
  context: { subscriberId: "assist-order-edited" },
}
