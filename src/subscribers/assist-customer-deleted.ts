import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"
import { letGo } from "../follow/let-go"
import { erasePersonalData } from "../owner/personal-data/erase-personal-data"

/** A customer who is deleted in Medusa leaves nothing of a person in the plugin's tables either. */
export default async function assistCustomerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await letGo(erasePersonalData(container, { customer_id: event.data.id }))
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.DELETED,
  context: { subscriberId: "assist-customer-deleted" },
}
