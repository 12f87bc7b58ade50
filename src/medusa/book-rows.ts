import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, type PaymentSessionStatus } from "@medusajs/framework/utils"
import { guarded } from "../modules/assist/ledger/guarded"
import type { AmountRow } from "./amounts"
import type { SummaryTotals } from "./summary-totals"
import type { MoneyRow, TransactionRow } from "./unbooked-rows"

export interface PaymentRow extends AmountRow {
  readonly id: string
  readonly currency_code: string
  readonly canceled_at: string | null
  readonly captured_at: string | null
  readonly data: Record<string, unknown> | null
  readonly payment_collection_id: string
  readonly captures: readonly MoneyRow[]
  readonly refunds: readonly MoneyRow[]
}

export interface SessionRow extends AmountRow {
  readonly id: string
  readonly status: PaymentSessionStatus
  readonly currency_code: string
  readonly provider_id: string
  readonly payment_collection_id: string
}

export interface OrderRow {
  readonly id: string
  readonly status: string
  readonly canceled_at: string | Date | null
  /** Of the order's newest version. */
  readonly summary: SummaryTotals | null
  readonly transactions: readonly TransactionRow[]
  readonly collections: readonly OrderCollection[]
}

/** A payment collection of an order. */
export interface OrderCollection extends AmountRow {
  readonly id: string
  readonly status: string
  readonly currency_code: string
}

/** Medusa's rows about one payment session, as they stood at one moment. */
export interface BookRows {
  readonly session: SessionRow | null
  readonly payment: PaymentRow | null
  readonly cart_id: string | null
  readonly order: OrderRow | null
  /** Another session of the payment collection has a live payment. */
  readonly paid_otherwise: boolean
}

/**
 * One statement, since every notification, every page that a shopper opens and every step of a follower asks this: through Medusa's query
 * it was nine questions and some twenty milliseconds of processor time. Sums are text, so that none becomes a float on its way.
 */
const BOOKS = `
  select to_jsonb(opened) as session, to_jsonb(paid) as payment, basket.cart_id, to_jsonb(booked) as "order",
         exists (select 1 from payment another
                  where another.payment_collection_id = own.id and another.payment_session_id <> asked.id
                    and another.canceled_at is null and another.deleted_at is null) as paid_otherwise
    from (select ?::text as id) asked
    left join lateral (
      select session.id, session.status, session.amount::text, session.raw_amount, session.currency_code,
             session.provider_id, session.payment_collection_id
        from payment_session session where session.id = asked.id and session.deleted_at is null
    ) opened on true
    left join lateral (
      select payment.id, payment.amount::text, payment.raw_amount, payment.currency_code, payment.canceled_at,
             payment.captured_at, payment.data, payment.payment_collection_id,
             (select coalesce(jsonb_agg(jsonb_build_object('id', taken.id, 'amount', taken.amount::text,
                       'raw_amount', taken.raw_amount, 'created_at', taken.created_at) order by taken.id), '[]')
                from capture taken where taken.payment_id = payment.id and taken.deleted_at is null) as captures,
             (select coalesce(jsonb_agg(jsonb_build_object('id', given.id, 'amount', given.amount::text,
                       'raw_amount', given.raw_amount, 'created_at', given.created_at) order by given.id), '[]')
                from refund given where given.payment_id = payment.id and given.deleted_at is null) as refunds
        from payment where payment.payment_session_id = asked.id and payment.deleted_at is null
    ) paid on true
    cross join lateral (select coalesce(paid.payment_collection_id, opened.payment_collection_id) as id) own
    left join lateral (
      select of_cart.cart_id from cart_payment_collection of_cart
       where of_cart.payment_collection_id = own.id and of_cart.deleted_at is null limit 1
    ) basket on true
    left join lateral (
      select "order".id, "order".status, "order".canceled_at, summary.totals as summary,
             (select coalesce(jsonb_agg(jsonb_build_object('id', told.id, 'reference', told.reference,
                       'reference_id', told.reference_id, 'amount', told.amount::text, 'raw_amount', told.raw_amount,
                       'created_at', told.created_at) order by told.id), '[]')
                from order_transaction told where told.order_id = "order".id and told.deleted_at is null) as transactions,
             (select coalesce(jsonb_agg(jsonb_build_object('id', asking.id, 'status', asking.status,
                       'currency_code', asking.currency_code, 'amount', asking.amount::text,
                       'raw_amount', asking.raw_amount) order by asking.id), '[]')
                from order_payment_collection link
                join payment_collection asking on asking.id = link.payment_collection_id and asking.deleted_at is null
               where link.order_id = "order".id and link.deleted_at is null) as collections
        from "order"
        left join order_summary summary on summary.order_id = "order".id and summary.version = "order".version
         and summary.deleted_at is null
       -- Both links name the same order, and core may not have made both yet.
       where "order".deleted_at is null and "order".id = coalesce(
               (select link.order_id from order_payment_collection link
                 where link.payment_collection_id = own.id and link.deleted_at is null limit 1),
               (select placed.order_id from order_cart placed
                 where placed.cart_id = basket.cart_id and placed.deleted_at is null limit 1))
       limit 1
    ) booked on true`

/**
 * Reads Medusa's rows about a payment session. The payment is looked up by the session's id and not through the session: core deletes
 * sessions whose payment lives on (contract trap 6).
 */
export async function readBookRows(container: MedusaContainer, sessionId: string): Promise<BookRows> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await guarded<{ rows: [BookRows] }>(knex.raw(BOOKS, [sessionId]))
  return rows[0]
}
