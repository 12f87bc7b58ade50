import { setTimeout as sleep } from "node:timers/promises"
import { formatAmount, type MinorUnits } from "../gateway"
import { isThere } from "./is-there"
import type { PaymentCradle } from "./payment-cradle"

/** Core writes the credit line of a refund as a change of its own, within some hundredths of a second. */
const PAUSE_MS = 50
const MOST_MS = 3_000
const CREDIT_LINE = "credit_line"

/**
 * Is a change of the order open that makes core refuse the credit line of this refund, after the money went back (contract 2.3)?
 * An edit, exchange, claim or return that was begun, or the credit line of another refund: that one is waited for. Core writes no
 * credit line for what the order owes the customer. When it cannot be told, the refund goes on.
 * @param amount of the refund
 */
export async function changeBlocksRefund(
  cradle: PaymentCradle,
  paymentId: string,
  amount: MinorUnits,
): Promise<boolean> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const open = await openChanges(cradle, paymentId, amount)
    if (!open.includes(CREDIT_LINE) || waited >= MOST_MS) return open.length > 0
    await sleep(PAUSE_MS)
  }
}

async function openChanges(cradle: PaymentCradle, paymentId: string, amount: MinorUnits): Promise<string[]> {
  try {
    const { rows } = await cradle.__pg_connection__.raw(
      `select change.change_type
         from payment
         join order_payment_collection link
           on link.payment_collection_id = payment.payment_collection_id and link.deleted_at is null
         join "order" on "order".id = link.order_id and "order".status <> 'canceled'
         join order_change change on change.order_id = "order".id and change.status in ('pending', 'requested')
          and change.deleted_at is null
         left join order_summary summary on summary.order_id = "order".id and summary.version = "order".version
          and summary.deleted_at is null
        where payment.id = ?
          and ?::numeric > greatest(0, -coalesce((summary.totals ->> 'pending_difference')::numeric, 0))`,
      [paymentId, formatAmount(amount)],
    )
    return rows.map(({ change_type }: { change_type: string }) => change_type)
  } catch {
    return []
  }
}

/**
 * Is a change open of the order this payment pays for? Core refuses to cancel such an order, yet cancels its payments before it finds
 * that out. The credit line of a refund is no such change: it is gone in a moment.
 * @throws Refused when it cannot be read: a kept hold can be released later, a released one is lost
 */
export async function changeBlocksCancel(cradle: PaymentCradle, paymentId: string): Promise<boolean> {
  return await isThere(
    cradle,
    `select 1
       from payment
       join order_payment_collection link
         on link.payment_collection_id = payment.payment_collection_id and link.deleted_at is null
       join "order" on "order".id = link.order_id and "order".status <> 'canceled' and "order".deleted_at is null
       join order_change change on change.order_id = "order".id and change.status in ('pending', 'requested')
        and change.change_type is distinct from ? and change.deleted_at is null
      where payment.id = ? and payment.canceled_at is null
      limit 1`,
    [CREDIT_LINE, paymentId],
  )
}
