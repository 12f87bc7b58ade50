import type { MedusaContainer } from "@medusajs/framework/types"
import { watchHoldDeadlines } from "../follow/background/hold-deadline"
import { stayInStep } from "../follow/background/in-step"
import { pruneMessages } from "../follow/background/prune-messages"
import { pruneSessions } from "../follow/background/prune-sessions"
import { settleDue } from "../follow/background/settle-due"
import { notificationsOf } from "../operations/context"

/** Holds that end soon come first, and leave the rest of the run to everything else. */
const HOLDS_MS = 25_000

/** Asking what happened at Assist takes a second; one that hangs must leave time for the orders that are due. */
const IN_STEP_MS = 10_000

/** A run ends well before the next one starts, however much is due. */
const RUN_MS = 45_000

/** Deleting what is old comes last, and has time of its own even when everything before it used all of its own. */
const PRUNE_MS = 5_000

/**
 * Sees to the holds that end soon, then reads Assist's own list of operations, so that what it tells of is followed in the
 * same run. Looks at the orders that are due: shoppers who never came back, notifications that were lost or could not be
 * applied, operations whose outcome is not known, holds that end soon. Then deletes what is old enough. Several
 * instances share the work without doing it twice.
 */
export default async function settleAssistOrders(container: MedusaContainer): Promise<void> {
  const until = Date.now() + RUN_MS
  await notificationsOf(container).makeUnappliedDue()
  await watchHoldDeadlines(container, Date.now() + HOLDS_MS)
  await stayInStep(container, Date.now() + IN_STEP_MS)
  await settleDue(container, until)
  await pruneMessages(container, Date.now() + PRUNE_MS)
  await pruneSessions(container, Date.now() + PRUNE_MS)
}

export const config = { name: "settle-assist-orders", schedule: "* * * * *" }
