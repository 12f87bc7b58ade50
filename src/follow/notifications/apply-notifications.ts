import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { count } from "../../observe/counters"
import { ledgerOf, notificationsOf } from "../../operations/context"
import { followOrder, inWords } from "../follow-order"

/** When applying failed, the background job takes over after this many seconds. */
const JOB_TAKES_OVER = 30

/**
 * Follows the order stored notifications are about, and writes down what came of it. Never throws.
 * @param whenBusy called when somebody else is following the order, before that is waited for
 */
export async function applyNotifications(
  container: MedusaContainer,
  orderNumber: string,
  ids: readonly string[],
  whenBusy?: () => void,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const store = notificationsOf(container)
  try {
    const followed = await followOrder(container, orderNumber, { urgency: "job", whenBusy })
    if (!followed) {
      logger.info(`[assist] ${orderNumber}: notification stored; this shop never sent such an order to Assist`)
      count("notifications", { verdict: "ignored" }, ids.length)
      return await store.conclude(ids, "ignored", "not an order of this shop")
    }
    count("notifications", { verdict: "applied" }, ids.length)
    await store.conclude(ids, "applied", inWords(followed))
  } catch (error) {
    logger.error(
      `[assist] ${orderNumber}: the notification is stored and will be applied later: ${(error as Error).message}`,
    )
    count("notifications", { verdict: "failed" }, ids.length)
    await store
      .conclude(ids, "failed", (error as Error).message)
      .then(() => ledgerOf(container).due(orderNumber, JOB_TAKES_OVER))
      .catch((again) => logger.error(`[assist] ${orderNumber}: ${(again as Error).message}`))
  }
}
