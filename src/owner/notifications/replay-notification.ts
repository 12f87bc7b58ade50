import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReplayAnswer } from "../../api/admin/assist/contract"
import { applyNotifications } from "../../workflows/apply-notifications"
import { oneNotification } from "./list-notifications"

/** Asks Assist about the order a notification was about and follows it, as when the message came. */
export async function replayNotification(container: MedusaContainer, id: string): Promise<ReplayAnswer> {
  const { order_number } = await oneNotification(container, id)
  await applyNotifications(container, order_number, [id])
  return { notification: await oneNotification(container, id) }
}
