import type { MedusaContainer } from "@medusajs/framework/types"
import { bookedPayments, type MedusaPayment } from "../../medusa/booked-payments"
import type { DiscrepancyRow, LedgerOperation, LedgerOrder } from "../../modules/assist/ledger/rows"
import { assistTables, operationRows, orderRows, rowsAs } from "../assist-tables"
import type { NotificationRow } from "../notifications/show-notifications"

/** Everything the plugin and Medusa know about some order numbers, in a fixed number of queries. */
export interface PaymentRows {
  readonly orders: readonly LedgerOrder[]
  readonly operations: readonly LedgerOperation[]
  readonly notifications: readonly NotificationRow[]
  readonly discrepancies: readonly DiscrepancyRow[]
  readonly payments: readonly MedusaPayment[]
}

/** A page shows no more than this of each; the newest. */
const MOST_ROWS = 200

export async function readPaymentRows(container: MedusaContainer, orderNumbers: string[]): Promise<PaymentRows> {
  const tables = assistTables(container)
  const where = { order_number: orderNumbers }
  const newest = { take: MOST_ROWS, order: { created_at: "DESC" } } as const
  const orders = orderRows(await tables.listAssistOrders(where, { order: { opened_at: "ASC" } }))
  const sessions = orders.flatMap(({ opened_session_id, session_id }) => [opened_session_id, session_id])
  const [operations, notifications, discrepancies, payments] = await Promise.all([
    tables.listAssistOperations(where, newest),
    tables.listAssistNotifications(where, newest),
    tables.listAssistDiscrepancies(where, newest),
    bookedPayments(container, { payment_session_id: [...new Set(sessions)] }),
  ])
  return {
    orders,
    operations: operationRows(operations),
    notifications: rowsAs<NotificationRow>(notifications),
    discrepancies: rowsAs<DiscrepancyRow>(discrepancies),
    payments,
  }
}
