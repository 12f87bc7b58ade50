import type { MedusaContainer } from "@medusajs/framework/types"
import { isMoved } from "../modules/assist/ledger/is-moved"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { queryRows } from "./query-rows"

interface PaymentRow {
  payment_session_id: string
  payment_collection_id: string
  canceled_at: string | null
  captures?: unknown[]
}

/**
 * Of these holds those that Medusa, too, counts as plain holds: a live payment without a capture, of an order that is not
 * canceled, and not moved by an edit. Any other has something to follow, whether or not Assist has seen an operation:
 * an event may have been lost, or a process died and left a capture row (contract 2.1, "Crash"). A fixed number of
 * queries.
 * @returns their order numbers
 */
export async function heldInMedusa(container: MedusaContainer, holds: readonly LedgerOrder[]): Promise<Set<string>> {
  const numbers = new Map(
    holds.filter((hold) => !isMoved(hold)).map(({ session_id, order_number }) => [session_id, order_number] as const),
  )
  if (numbers.size === 0) return new Set()
  const payments = await queryRows<PaymentRow>(
    container,
    "payment",
    ["payment_session_id", "payment_collection_id", "canceled_at", "captures.id"],
    { payment_session_id: [...numbers.keys()] },
  )
  const plain = payments.filter(({ canceled_at, captures }) => !canceled_at && !captures?.length)
  if (plain.length === 0) return new Set()
  const links = await queryRows<{ payment_collection_id: string; order: { status: string } | null }>(
    container,
    "order_payment_collection",
    ["payment_collection_id", "order.status"],
    { payment_collection_id: plain.map(({ payment_collection_id }) => payment_collection_id) },
  )
  const living = new Set(
    links
      .filter(({ order }) => order && order.status !== "canceled")
      .map(({ payment_collection_id }) => payment_collection_id),
  )
  return new Set(
    plain
      .filter(({ payment_collection_id }) => living.has(payment_collection_id))
      .flatMap(({ payment_session_id }) => numbers.get(payment_session_id) ?? []),
  )
}
