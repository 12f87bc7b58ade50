import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { NotificationStore } from "../modules/assist/ledger/notification-store"
import { followOrder, ledgerOf } from "./follow/follow-order"

/** Orders followed at the same time by one process: each reads Assist, so more would only hit its rate limit. */
const AT_ONCE = 4
/** Beyond this a message stays stored only, and the background job applies it: memory stays bounded. */
const MOST_WAITING = 500
/** When applying failed, the background job takes over after this many seconds. */
const JOB_TAKES_OVER = 30

/** Stored notifications of one order that one look at Assist applies: a notification is only a hint (design rule 1). */
interface Turn {
  readonly container: MedusaContainer
  readonly ids: string[]
  readonly done: Promise<void>
  readonly finish: () => void
}

const waiting = new Map<string, Turn>()
const running = new Set<string>()

/**
 * Applies a stored notification: asks Assist about its order and follows it. Messages of one order that come before
 * its turn share the turn; one that comes while the order is being followed gets another, since Assist may have been
 * read before it was written.
 * @returns when it was applied (or noted as failed; never rejects); `undefined` when others go first or there are too
 *   many: it is applied later, and Assist need not wait for that
 */
export function applyNotification(
  container: MedusaContainer,
  orderNumber: string,
  id: string,
): Promise<void> | undefined {
  const shared = waiting.get(orderNumber)
  if (shared) {
    shared.ids.push(id)
    return undefined
  }
  if (waiting.size >= MOST_WAITING) return undefined
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  waiting.set(orderNumber, { container, ids: [id], done, finish })
  startTurns()
  return waiting.has(orderNumber) ? undefined : done
}

function startTurns(): void {
  for (const [orderNumber, turn] of waiting) {
    if (running.size >= AT_ONCE) return
    if (running.has(orderNumber)) continue
    waiting.delete(orderNumber)
    running.add(orderNumber)
    void apply(turn, orderNumber).finally(() => {
      running.delete(orderNumber)
      turn.finish()
      startTurns()
    })
  }
}

async function apply({ container, ids }: Turn, orderNumber: string): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const store = new NotificationStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  try {
    const followed = await followOrder(container, orderNumber)
    if (!followed) {
      logger.info(`[assist] ${orderNumber}: notification stored; this shop never sent such an order to Assist`)
      return await store.conclude(ids, "ignored", "not an order of this shop")
    }
    await store.conclude(ids, "applied", followed.problem ?? followed.released ?? followed.view.status)
  } catch (error) {
    logger.error(
      `[assist] ${orderNumber}: the notification is stored and will be applied later: ${(error as Error).message}`,
    )
    await store
      .conclude(ids, "failed", (error as Error).message)
      .then(() => ledgerOf(container).due(orderNumber, JOB_TAKES_OVER))
      .catch((again) => logger.error(`[assist] ${orderNumber}: ${(again as Error).message}`))
  }
}
