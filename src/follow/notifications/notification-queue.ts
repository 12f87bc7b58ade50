import type { MedusaContainer } from "@medusajs/framework/types"
import { applyNotifications } from "./apply-notifications"
import { PacedLooks } from "./paced-looks"

/**
 * Orders of one merchant followed at the same time by one process: more would hit Assist's rate limit and hold up the
 * answers to new messages. Each merchant has places of its own: one whose Assist server hangs takes none of another's.
 */
const AT_ONCE = 2
/** Beyond this a message stays stored only, and the background job applies it: memory stays bounded. */
const MOST_WAITING = 500
const MOST_PACED = 2_000

/** Stored notifications of one order that one look at Assist applies: a notification is only a hint (design rule 1). */
interface Turn {
  readonly container: MedusaContainer
  readonly ids: string[]
  readonly done: Promise<void>
  readonly finish: () => void
}

/** One merchant's. */
interface Queue {
  readonly waiting: Map<string, Turn>
  readonly running: Set<string>
  placesTaken: number
  readonly pace: PacedLooks
  /** Wakes the queue when an order that was looked at too often may be looked at again. */
  timer?: NodeJS.Timeout
}

const queues = new Map<string, Queue>()

/**
 * Applies a stored notification: asks Assist about its order and follows it. Messages of one order that come before
 * its turn share the turn; one that comes while the order is being followed gets another, since Assist may have been
 * read before it was written.
 * @param merchantId of a configured merchant
 * @returns when it was applied (or noted as failed; never rejects); `undefined` when others go first or there are too
 *   many: it is applied later, and Assist need not wait for that
 */
export function queueNotification(
  container: MedusaContainer,
  merchantId: string,
  orderNumber: string,
  id: string,
): Promise<void> | undefined {
  const queue = queues.get(merchantId) ?? newQueue()
  queues.set(merchantId, queue)
  const { waiting } = queue
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
  startTurns(queue)
  return waiting.has(orderNumber) ? undefined : done
}

function newQueue(): Queue {
  return { waiting: new Map(), running: new Set(), placesTaken: 0, pace: new PacedLooks(MOST_PACED) }
}

function startTurns(queue: Queue): void {
  const { waiting, running, pace } = queue
  let soonest = Number.POSITIVE_INFINITY
  for (const [orderNumber, turn] of waiting) {
    if (queue.placesTaken >= AT_ONCE) return
    if (running.has(orderNumber)) continue
    const pause = pace.take(orderNumber)
    if (pause > 0) {
      soonest = Math.min(soonest, pause)
      continue
    }
    waiting.delete(orderNumber)
    running.add(orderNumber)
    const givePlaceBack = takePlace(queue)
    // A turn that waits for another follower of its order asks Assist nothing meanwhile: its place goes to the next order.
    void applyNotifications(turn.container, orderNumber, turn.ids, givePlaceBack).finally(() => {
      running.delete(orderNumber)
      turn.finish()
      givePlaceBack()
      startTurns(queue)
    })
  }
  if (soonest < Number.POSITIVE_INFINITY) wakeIn(queue, soonest)
}

/** Of several only the last one counts: it was the last to see who waits. Messages are stored, so a process may end meanwhile. */
function wakeIn(queue: Queue, ms: number): void {
  clearTimeout(queue.timer)
  queue.timer = setTimeout(() => startTurns(queue), ms)
  queue.timer.unref()
}

/** Returns what gives the place back, once. */
function takePlace(queue: Queue): () => void {
  let taken = true
  queue.placesTaken++
  return () => {
    if (!taken) return
    taken = false
    queue.placesTaken--
    startTurns(queue)
  }
}
