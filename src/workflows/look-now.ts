import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { followOrder, ledgerOf } from "./follow/follow-order"

/** How fresh a picture is wanted, and how long it may take. */
export interface LookWish {
  /** A payment read at Assist within this time is not asked about again. */
  readonly olderThanSeconds: number
  /** The page that waits for this is shown after so many milliseconds, come what may. */
  readonly withinMs: number
}

/** A payment whose picture could not be made fresh in time. What was last seen stands in the ledger. */
export interface StaleLook {
  readonly orderNumber: string
  /** In words for the owner. */
  readonly reason: string
}

/** What a look came to. */
export interface LookedAt {
  /** Order numbers of all the order's payments at Assist, oldest first. */
  readonly orderNumbers: readonly string[]
  readonly stale: readonly StaleLook[]
}

/**
 * Repair on read: follows every payment of one of Medusa's orders that was not read lately, so that whoever opens the
 * order sees both ledgers settled. A look that is not done in time goes on behind. Never throws.
 * @param orderId id of Medusa's order
 */
export async function lookNow(container: MedusaContainer, orderId: string, wish: LookWish): Promise<LookedAt> {
  try {
    const orders = await assistOrdersOf(container, orderId)
    const looks = orders.map((order) => lookAt(container, order, wish))
    const stale = (await Promise.all(looks)).filter((look) => look !== undefined)
    return { orderNumbers: orders.map(({ order_number }) => order_number), stale }
  } catch (error) {
    return { orderNumbers: [], stale: [{ orderNumber: "", reason: (error as Error).message }] }
  }
}

async function lookAt(
  container: MedusaContainer,
  { order_number, billnumber, read_at }: LedgerOrder,
  { olderThanSeconds, withinMs }: LookWish,
): Promise<StaleLook | undefined> {
  const age = read_at ? (Date.now() - new Date(read_at).getTime()) / 1000 : Number.POSITIVE_INFINITY
  if (age < olderThanSeconds) return undefined
  const look = followOrder(container, order_number).then(
    () => undefined,
    (error: Error) => {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(logLine({ order: order_number, billnumber, operation: "look", outcome: "failed" }, error.message))
      return { orderNumber: order_number, reason: error.message }
    },
  )
  const late = { orderNumber: order_number, reason: `Assist has not answered within ${withinMs / 1000} s.` }
  return await Promise.race([look, sleep(withinMs, late, { ref: false })])
}

/** The ledger's rows of everything that was sent to Assist for an order, oldest first. */
export async function assistOrdersOf(container: MedusaContainer, orderId: string): Promise<LedgerOrder[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection.payment_sessions.id", "payment_collection.payments.payment_session_id"],
    filters: { order_id: orderId },
  })
  type Collection = { payment_sessions?: { id: string }[]; payments?: { payment_session_id: string }[] } | null
  const sessions = data.flatMap((link) => {
    const collection = link.payment_collection as unknown as Collection
    const { payment_sessions = [], payments = [] } = collection ?? {}
    // A session core has deleted lives on as its payment's (contract trap 6).
    return [...payment_sessions.map(({ id }) => id), ...payments.map(({ payment_session_id }) => payment_session_id)]
  })
  return await ledgerOf(container).ofSessions([...new Set(sessions)])
}
