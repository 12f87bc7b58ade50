import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "../medusa/query-rows"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"

interface Collection {
  payment_sessions?: ({ id: string } | null)[]
  payments?: ({ payment_session_id: string } | null)[]
}

/**
 * The ledger's rows of everything that was sent to Assist for one of Medusa's orders, oldest first: opened by one of its
 * sessions, or moved to it by an order edit.
 */
export async function assistOrdersOf(container: MedusaContainer, orderId: string): Promise<LedgerOrder[]> {
  const links = await queryRows<{ payment_collection: Collection | null }>(
    container,
    "order_payment_collection",
    ["payment_collection.payment_sessions.id", "payment_collection.payments.payment_session_id"],
    { order_id: orderId },
  )
  const sessions = links.flatMap(({ payment_collection }) => {
    const { payment_sessions = [], payments = [] } = payment_collection ?? {}
    // A session core has deleted lives on as its payment's (contract trap 6).
    return [
      ...payment_sessions.map((session) => session?.id),
      ...payments.map((payment) => payment?.payment_session_id),
    ]
  })
  return await ledgerOf(container).ofSessions([...new Set(sessions.filter((id) => id !== undefined))])
}
