import { setTimeout as sleep } from "node:timers/promises"
import type { PaymentCradle } from "./payment-cradle"

/** Core writes the transaction and the credit line of a refund within some hundredths of a second. */
const PAUSE_MS = 50
const MOST_MS = 3_000
/** The credit line comes right after the transaction. */
const CREDIT_LINE_MS = 250

/**
 * Waits until core has booked refunds of the same payment that were carried out just now. While it writes the credit line of
 * one, it refuses that of the next: the money is returned, and the order would ask the customer for it again (contract 2.3).
 * A courtesy: when it cannot be told, or takes too long, the refund goes on.
 * @param made ids of those refunds
 */
export async function untilBooked(cradle: PaymentCradle, made: readonly string[]): Promise<void> {
  if (made.length === 0 || !(await isBeingBooked(cradle, made))) return
  for (let waited = 0; waited < MOST_MS; waited += PAUSE_MS) {
    await sleep(PAUSE_MS)
    if (await isBeingBooked(cradle, made)) continue
    await sleep(CREDIT_LINE_MS)
    if (!(await isBeingBooked(cradle, made))) return
  }
}

async function isBeingBooked(cradle: PaymentCradle, made: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await cradle.__pg_connection__.raw(
      `select 1
         from refund
         join payment on payment.id = refund.payment_id
         join order_payment_collection link
           on link.payment_collection_id = payment.payment_collection_id and link.deleted_at is null
         join "order" on "order".id = link.order_id and "order".status <> 'canceled'
        where refund.id = any(?) and refund.deleted_at is null
          and (not exists (select 1 from order_transaction told where told.reference_id = refund.id and told.deleted_at is null)
               or exists (select 1 from order_change change
                           where change.order_id = link.order_id and change.change_type = 'credit_line'
                             and change.status in ('pending', 'requested') and change.deleted_at is null))
        limit 1`,
      [[...made]],
    )
    return rows.length > 0
  } catch {
    return false
  }
}
