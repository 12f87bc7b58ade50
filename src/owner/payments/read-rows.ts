import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DiscrepancyRow, LedgerOperation, LedgerOrder } from "../../modules/assist/ledger/rows"
import type { AmountRow } from "../../providers/assist/amounts"
import { assistTables } from "../assist-tables"
import type { NotificationRow } from "../notifications/show-notifications"

/** A payment of Medusa's with what was booked on it. */
export interface BookedPayment extends AmountRow {
  readonly id: string
  readonly currency_code: string
  readonly provider_id: string
  readonly payment_session_id: string
  readonly canceled_at: string | Date | null
  readonly data: Record<string, unknown> | null
  readonly captures?: (AmountRow & { id: string })[]
  readonly refunds?: (AmountRow & { id: string; metadata?: Record<string, unknown> | null })[]
}

const PAYMENT_FIELDS = [
  "id",
  "amount",
  "raw_amount",
  "currency_code",
  "provider_id",
  "payment_session_id",
  "canceled_at",
  "data",
  "captures.*",
  "refunds.*",
]

/** Medusa's payments that fit, with captures and refunds. An undefined filter would match all rows (contract trap 2). */
export async function bookedPayments(
  container: MedusaContainer,
  filters: { id: string } | { payment_session_id: string[] },
): Promise<BookedPayment[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  return (await query.graph({ entity: "payment", fields: PAYMENT_FIELDS, filters })).data as unknown as BookedPayment[]
}

/** Everything the plugin and Medusa know about some order numbers, in a fixed number of queries. */
export interface PaymentRows {
  readonly orders: readonly LedgerOrder[]
  readonly operations: readonly LedgerOperation[]
  readonly notifications: readonly NotificationRow[]
  readonly discrepancies: readonly DiscrepancyRow[]
  readonly payments: readonly BookedPayment[]
}

/** A page shows no more than this of each; the newest. */
const MOST_ROWS = 200

export async function readPaymentRows(container: MedusaContainer, orderNumbers: string[]): Promise<PaymentRows> {
  const tables = assistTables(container)
  const where = { order_number: orderNumbers }
  const newest = { take: MOST_ROWS, order: { created_at: "DESC" } } as const
  const orders = (await tables.listAssistOrders(where, { order: { opened_at: "ASC" } })) as unknown as LedgerOrder[]
  const sessions = orders.flatMap(({ order_number, session_id }) => [order_number, session_id ?? order_number])
  const [operations, notifications, discrepancies, payments] = await Promise.all([
    tables.listAssistOperations(where, newest),
    tables.listAssistNotifications(where, newest),
    tables.listAssistDiscrepancies(where, newest),
    bookedPayments(container, { payment_session_id: [...new Set(sessions)] }),
  ])
  return {
    orders,
    operations: operations as unknown as LedgerOperation[],
    notifications: notifications as unknown as NotificationRow[],
    discrepancies: discrepancies as unknown as DiscrepancyRow[],
    payments,
  }
}
