import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { NotificationStore } from "../modules/assist/ledger/notification-store"
import { followOrder, ledgerOf } from "../workflows/follow/follow-order"

/** Seconds until an order is looked at again: 1 min, 5 min, 15 min, 1 h, 6 h, then daily. */
const SCHEDULE = [60, 300, 900, 3600, 6 * 3600, 24 * 3600]
const BATCH = 20
/** A run ends well before the next one starts, however much is due. */
const RUN_MS = 45_000

/**
 * Looks at the orders that are due: shoppers who never came back, notifications that were lost or could not be
 * applied, operations whose outcome is not known. Several instances share the work without doing it twice.
 */
export default async function settleAssistOrders(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const ledger = ledgerOf(container)
  const until = Date.now() + RUN_MS
  await new NotificationStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)).makeUnappliedDue()
  while (Date.now() < until) {
    const due = await ledger.claimDue(BATCH, SCHEDULE)
    for (const { order_number } of due) {
      await followOrder(container, order_number).catch((error: Error) =>
        logger.warn(`[assist] ${order_number}: still not settled: ${error.message}`),
      )
    }
    if (due.length < BATCH) return
  }
}

export const config = { name: "settle-assist-orders", schedule: "* * * * *" }
