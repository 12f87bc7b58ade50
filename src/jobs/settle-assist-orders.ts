import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { NotificationStore } from "../modules/assist/ledger/notification-store"
import { watchHoldDeadlines } from "../workflows/hold-deadline"
import { settleDue } from "../workflows/settle-due"

/** Holds that end soon come first, and leave the rest of the run to everything else. */
const HOLDS_MS = 25_000

/** A run ends well before the next one starts, however much is due. */
const RUN_MS = 45_000

/**
 * Looks at the orders that are due: shoppers who never came back, notifications that were lost or could not be
 * applied, operations whose outcome is not known, holds that end soon. Several instances share the work without doing
 * it twice.
 */
export default async function settleAssistOrders(container: MedusaContainer): Promise<void> {
  const until = Date.now() + RUN_MS
  await new NotificationStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)).makeUnappliedDue()
  await watchHoldDeadlines(container, Date.now() + HOLDS_MS)
  await settleDue(container, until)
}

export const config = { name: "settle-assist-orders", schedule: "* * * * *" }
