import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../modules/assist/ledger/rows"

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
 */
export async function heldInMedusa(container: MedusaContainer, holds: readonly LedgerOrder[]): Promise<Set<string>> {
  const numbers = holds.filter(({ session_id }) => session_id === null).map(({ order_number }) => order_number)
  // An undefined or empty filter would match every row (contract trap 2).
  if (numbers.length === 0) return new Set()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const rows = async <T>(entity: string, fields: string[], filters: Record<string, unknown>): Promise<T[]> =>
    (await query.graph({ entity, fields, filters })).data as T[]

  const payments = await rows<PaymentRow>(
    "payment",
    ["payment_session_id", "payment_collection_id", "canceled_at", "captures.id"],
    { payment_session_id: numbers },
  )
  const plain = payments.filter(({ canceled_at, captures }) => !canceled_at && !captures?.length)
  if (plain.length === 0) return new Set()
  const links = await rows<{ payment_collection_id: string; order: { status: string } | null }>(
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
      .map(({ payment_session_id }) => payment_session_id),
  )
}
