import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CartWorkflowEvents } from "@medusajs/framework/utils"
import { forgetCustomers } from "../shopper/forget-customers"

/** A customer who takes over a cart is not offered the stored cards of the one who began to pay it. */
export default async function assistCartTransferred({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await forgetCustomers(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: CartWorkflowEvents.CUSTOMER_TRANSFERRED,
  context: { subscriberId: "assist-cart-transferred" },
}
