import type { MedusaContainer } from "@medusajs/framework/types"
import { applyNotifications } from "../../follow/notifications/apply-notifications"
import type { ReplayAnswer } from "../admin-api"
import { oneNotification } from "./list-notifications"

/** Asks Assist about the order a notification was about and follows it, as when the message came. */
export async function replayNotification(container: MedusaContainer, id: string): Promise<ReplayAnswer> {
  const { order_number } = await oneNotification(container, id)
  await applyNotifications(container, order_number, [id])
  return { notification: await oneNotification(container, id) }
}
