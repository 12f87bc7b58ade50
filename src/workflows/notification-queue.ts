import type { MedusaContainer } from "@medusajs/framework/types"
import { applyNotifications } from "./apply-notifications"

/** Orders followed at the same time by one process: more would hit Assist's rate limit and hold up the answers to new messages. */
const AT_ONCE = 2
/** Beyond this a message stays stored only, and the background job applies it: memory stays bounded. */
const MOST_WAITING = 500

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
export function queueNotification(
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
    void applyNotifications(turn.container, orderNumber, turn.ids).finally(() => {
      running.delete(orderNumber)
      turn.finish()
      startTurns()
    })
  }
}
