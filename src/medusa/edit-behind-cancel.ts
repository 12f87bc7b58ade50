import { isThere } from "./is-there"
import { BESIDE_HOLD } from "./marks"
import type { PaymentCradle } from "./payment-cradle"

/**
 * Is an order edit, exchange, claim or return behind this cancellation, and not an order cancel or a failed
 * completion? Core confirms such a change in a fixed order: it creates the collection that asks for the new total, sets
 * the old one to `canceled` (or `partially_captured`), and only then cancels its payments. An order cancel and the
 * compensation of a completion reach the payment while its collection is still authorized, and create nothing.
 *
 * The collection the plugin itself asks for a difference in (`assist_beside_hold`) is no sign of a new edit: an owner who
 * releases such a hold means it.
 *
 * A payment that is canceled already went through an edit; a further cancel comes from an order cancel. If this cannot be
 * read, nothing is released: a kept hold can be released later, a released one is lost.
 */
export async function editBehindCancel(cradle: PaymentCradle, paymentId: string): Promise<boolean> {
  return await isThere(
    cradle,
    `select 1
       from payment
       join payment_collection replaced on replaced.id = payment.payment_collection_id
       join order_payment_collection link on link.payment_collection_id = replaced.id and link.deleted_at is null
       join "order" on "order".id = link.order_id and "order".deleted_at is null
       join order_payment_collection other on other.order_id = link.order_id and other.deleted_at is null
       join payment_collection asking on asking.id = other.payment_collection_id and asking.deleted_at is null
      where payment.id = ? and payment.canceled_at is null and "order".status <> 'canceled'
        and replaced.status in ('canceled', 'partially_captured')
        and asking.id <> replaced.id and asking.created_at > replaced.created_at
        and asking.status in ('not_paid', 'awaiting')
        and asking.metadata ->> ? is distinct from 'true'
      limit 1`,
    [paymentId, BESIDE_HOLD],
  )
}

/**
 * Has a capture of the payment begun that its order was not told of? It is being made, or its process ended in the middle. Core
 * cancels such a payment for an edit too: the money that is taken would then count for nothing, and be asked for again.
 */
export async function captureUnderWay(cradle: PaymentCradle, paymentId: string): Promise<boolean> {
  return await isThere(
    cradle,
    `select 1 from capture
      where payment_id = ? and deleted_at is null
        and not exists (select 1 from order_transaction told where told.reference_id = capture.id and told.deleted_at is null)
      limit 1`,
    [paymentId],
  )
}
