import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { guarded } from "./guarded"
import { BOOKKEEPING_FIELDS, CARD_KEYS } from "./personal-data"

/** How many rows of each table lost something. */
export interface ErasedRows {
  readonly assist_order: number
  readonly assist_notification: number
  readonly assist_operation: number
  readonly assist_discrepancy: number
}

/** SQL for `summary` without what names the payer. */
const WITHOUT_CARD = `summary - '{${CARD_KEYS.join(",")}}'::text[]`

/**
 * Blanks what names a person in the rows of order numbers (`personal-data.ts`). Nothing that money needs is touched, so it may
 * run while a payment is under way, and as often as wanted: what is gone already is not counted again.
 */
export class ErasureStore {
  constructor(private readonly knex: Knex) {}

  async erase(orderNumbers: readonly string[]): Promise<ErasedRows> {
    // Orders first: what comes for them from then on is kept without the card.
    const assist_order = await this.update(
      orderNumbers,
      `update assist_order set erased_at = coalesce(erased_at, now()), summary = ${WITHOUT_CARD}, updated_at = now(),
              payment_link = null, payment_link_until = null, continue_url = null
        where order_number = any(?) and deleted_at is null
          and (erased_at is null or payment_link is not null or continue_url is not null or summary is distinct from ${WITHOUT_CARD})`,
    )
    const assist_notification = await this.update(
      orderNumbers,
      `update assist_notification set updated_at = now(),
              fields = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(fields) where key = any(?)),
              detail = case when verdict in ('stored', 'failed') then detail end
        where order_number = any(?) and deleted_at is null
          and (exists (select 1 from jsonb_object_keys(fields) as key where key <> all(?))
               or (detail is not null and verdict not in ('stored', 'failed')))`,
      BOOKKEEPING_FIELDS,
    )
    // Texts may quote Assist or Medusa. What is not settled, or open, keeps its own for the person who has to deal with it.
    const assist_operation = await this.update(
      orderNumbers,
      `update assist_operation set detail = null, updated_at = now()
        where order_number = any(?) and settled_at is not null and detail is not null and deleted_at is null`,
    )
    const assist_discrepancy = await this.update(
      orderNumbers,
      `update assist_discrepancy set note = null, updated_at = now(),
              detail = case when status = 'open' then detail else code end
        where order_number = any(?) and deleted_at is null
          and (note is not null or (status <> 'open' and detail <> code))`,
    )
    return { assist_order, assist_notification, assist_operation, assist_discrepancy }
  }

  /** @param around bound before and after the order numbers */
  private async update(orderNumbers: readonly string[], sql: string, around?: readonly string[]): Promise<number> {
    const numbers = [...orderNumbers]
    const bindings = around ? [[...around], numbers, [...around]] : [numbers]
    const { rowCount } = await guarded(this.knex.raw<{ rowCount: number }>(sql, bindings))
    return rowCount
  }
}
