import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { count } from "../../observe/counters"
import { logLine } from "../../observe/log-line"
import { dueOrdersOf, ledgerOf, notificationsOf } from "../../operations/context"
import { followOrder, inWords } from "../follow-order"
import { unchangedHolds } from "./unchanged-holds"

/** Seconds until an order is looked at again: 1 min, 5 min, 15 min, 1 h, 6 h, then daily. */
const SCHEDULE = [60, 300, 900, 3600, 6 * 3600, 24 * 3600]
/** Rows in memory at a time, however many are due. */
const BATCH = 100
/** Orders of a merchant looked at side by side. The client's rate gate holds all of them when Assist says "too often". */
const ABREAST = 4

/**
 * Looks at the due orders, page by page by the index on `due_at`, until none is due or the time is up. A claimed order is
 * pushed to its next turn first, so rivals skip it and a crash loses nothing but time.
 * @param until no new page is begun after this time (milliseconds since 1970)
 */
export async function settleDue(container: MedusaContainer, until: number): Promise<void> {
  const queue = dueOrdersOf(container)
  while (Date.now() < until) {
    const due = await queue.claimDue(BATCH, SCHEDULE)
    // Side by side: a merchant whose Assist hangs must not hold up another's orders.
    const providers = [...new Set(due.map(({ provider_id }) => provider_id))]
    const ofProvider = (id: string) => due.filter(({ provider_id }) => provider_id === id)
    await Promise.all(providers.map((id) => settleOrders(container, id, ofProvider(id), until)))
    if (due.length < BATCH) return
  }
}

/** Looks at claimed orders of one provider entry. */
async function settleOrders(
  container: MedusaContainer,
  providerId: string,
  due: readonly LedgerOrder[],
  until: number,
): Promise<void> {
  const unchanged = await unchangedHolds(container, providerId, due)
  if (unchanged.length > 0) {
    await dueOrdersOf(container).postpone(unchanged, SCHEDULE.at(-1) as number)
    count("looks", { outcome: "unchanged" }, unchanged.length)
  }
  const skip = new Set(unchanged)
  await abreast(
    due.filter(({ order_number }) => !skip.has(order_number)),
    ABREAST,
    async (order) => {
      // What is not begun in time was pushed to its next turn already, which may be a day away.
      if (Date.now() < until) await look(container, order)
      else await ledgerOf(container).dueSoon(order.order_number)
    },
  )
}

async function look(container: MedusaContainer, { order_number, billnumber }: LedgerOrder): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const followed = await followOrder(container, order_number, { urgency: "job" })
    const store = notificationsOf(container)
    if (followed) await store.concludeFailed(order_number, inWords(followed))
    count("looks", { outcome: followed?.problem ? "discrepancy" : "settled" })
  } catch (error) {
    count("looks", { outcome: "failed" })
    const about = { order: order_number, billnumber, operation: "look", outcome: "failed" }
    logger.warn(logLine(about, (error as Error).message))
  }
}

/** Runs `work` over all, `width` at a time. `work` must not throw. */
export async function abreast<T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  const worker = async () => {
    for (const one of rest) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker))
}
