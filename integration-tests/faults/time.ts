import type { Database } from "../processes/database"

/** An hour goes by: leases of a dead process run out, unknown outcomes are old enough, every look is due. */
export async function anHourLater(database: Database): Promise<void> {
  const earlier = (column: string) => `${column} = ${column} - interval '1 hour'`
  for (const statement of [
    `update assist_order set ${earlier("lease_until")}, ${earlier("follow_until")}, due_at = now() where due_at is not null`,
    `update assist_order set ${earlier("lease_until")}, ${earlier("follow_until")} where due_at is null`,
    `update assist_agreement set ${earlier("lease_until")}`,
    `update assist_operation set ${earlier("created_at")}`,
    `update assist_notification set ${earlier("last_received_at")} where verdict in ('stored', 'failed')`,
    `update capture set ${earlier("created_at")}`,
    `update refund set ${earlier("created_at")}`,
    `update order_transaction set ${earlier("created_at")}`,
  ])
    await database.rows(statement)
}
