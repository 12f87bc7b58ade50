import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { lookNow } from "../workflows/look-now"

/** Long enough for a reading and a release at Assist. */
const WITHIN_MS = 60_000

/**
 * Core cancels an order whether or not its payment could be released or refunded (contract trap 3): look at once at what
 * became of the money, and do what is still to be done.
 */
export default async function assistOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await lookNow(container, event.data.id, { olderThanSeconds: 0, withinMs: WITHIN_MS })
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: "assist-order-canceled" },
}
