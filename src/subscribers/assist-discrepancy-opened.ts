import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { letGo } from "../follow/let-go"
import { ASSIST_EVENTS } from "../follow/tell/event-names"
import { type OpenedDiscrepancy, ringBell } from "../owner/bell/ring-bell"

/** Whoever works in the admin sees in its bell what needs a person, before the customer calls. */
export default async function assistDiscrepancyOpened({
  event,
  container,
}: SubscriberArgs<OpenedDiscrepancy>): Promise<void> {
  await letGo(ringBell(container, event.data))
}

export const config: SubscriberConfig = {
  event: ASSIST_EVENTS.discrepancyOpened,
  context: { subscriberId: "assist-discrepancy-opened" },
}
