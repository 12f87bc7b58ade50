import type { MedusaContainer } from "@medusajs/framework/types"
import { linkedSessions } from "../medusa/linked-sessions"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"

/**
 * The ledger's rows of everything that was sent to Assist for one of Medusa's orders, oldest first: opened by one of its
 * sessions, or moved to it by an order edit.
 */
export async function assistOrdersOf(container: MedusaContainer, orderId: string): Promise<LedgerOrder[]> {
  return await ledgerOf(container).ofSessions(await linkedSessions(container, "order_payment_collection", [orderId]))
}
