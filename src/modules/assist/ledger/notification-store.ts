import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { BOOKKEEPING_FIELDS } from "./personal-data"

export interface NewNotification {
  merchant_id: string
  order_number: string
  billnumber: string
  operationtype: string
  orderstate: string
  packetdate: string
  /** Scrubbed: no secrets, no personal data. */
  fields: Record<string, string>
}

export type NotificationVerdict = "applied" | "ignored" | "failed"

/** Messages about orders this shop never opened. */
export interface UnopenedMessages {
  readonly count: number
  readonly last_received_at: Date | null
}

/** A message with the digest that tells repeats of the same bytes. */
export interface DigestedNotification extends NewNotification {
  readonly digest: string
}

/** A message that is kept. */
export interface StoredNotification {
  readonly id: string
  /** The same bytes came before, and what they say was followed. */
  readonly applied: boolean
  /** The order was read since, with nothing begun on it. */
  readonly read: boolean
}

/**
 * Of an order that another merchant's entry opened, or that this shop never opened, nothing is kept. In the order of the digests: two
 * processes that store the same messages then wait for each other in one direction only.
 */
const STORE = `
  with message as (
    select * from jsonb_to_recordset(?::jsonb) as given (
      id text, digest text, merchant_id text, order_number text, billnumber text, operationtype text, orderstate text,
      packetdate text, fields jsonb)
  ), opened as (
    select message.*, known.erased_at, known.read_at
      from message
      join assist_order known on known.order_number = message.order_number and known.merchant_id = message.merchant_id
       and known.deleted_at is null
  ), stored as (
    insert into assist_notification
      (id, digest, merchant_id, order_number, billnumber, operationtype, orderstate, packetdate, fields, last_received_at)
    select id, digest, merchant_id, order_number, billnumber, operationtype, orderstate, packetdate,
           case when erased_at is null then fields
                else (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(fields) where key = any(?)) end,
           now()
      from opened order by digest
    on conflict (digest) where deleted_at is null
    do update set received = assist_notification.received + 1, last_received_at = now(), updated_at = now()
    returning id, digest, verdict = 'applied' as applied)
  select stored.*, opened.read_at is not null as read from stored join opened using (digest)`

/** Keeps every verified notification about an order of this shop, before it is answered; of others, that they came. */
export class NotificationStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Stores messages about orders this shop has opened with their merchant, or counts repeats of the same bytes.
   * @param messages with different digests
   * @returns for each what is kept, in their order; undefined where this shop opened no such order
   * @throws when they could not be stored
   */
  async store(messages: readonly DigestedNotification[]): Promise<(StoredNotification | undefined)[]> {
    // One id for all and a number behind it: each of Medusa's asks for sixteen random bytes one by one, and does not keep the order.
    const id = generateEntityId(undefined, "asnot")
    const rows = messages.map((message, index) => ({ id: `${id}${String(index).padStart(2, "0")}`, ...message }))
    const { rows: kept } = await this.knex.raw<{ rows: (StoredNotification & { digest: string })[] }>(STORE, [
      JSON.stringify(rows),
      [...BOOKKEEPING_FIELDS],
    ])
    const byDigest = new Map(kept.map((row) => [row.digest, row]))
    return messages.map(({ digest }) => byDigest.get(digest))
  }

  /** Counts a message about an order this shop never opened. Throws when it could not be counted. */
  async countUnopened(merchantId: string, digest: string): Promise<void> {
    await this.knex.raw(
      `insert into assist_unopened_message (id, digest, merchant_id, last_received_at) values (?, ?, ?, now())
       on conflict (digest) where deleted_at is null
       do update set received = assist_unopened_message.received + 1, last_received_at = now(), updated_at = now()`,
      [generateEntityId(undefined, "asunm"), digest, merchantId],
    )
  }

  async unopened(): Promise<UnopenedMessages> {
    const { rows } = await this.knex.raw<{ rows: UnopenedMessages[] }>(
      `select coalesce(sum(received), 0)::float8 as count, max(last_received_at) as last_received_at
         from assist_unopened_message where deleted_at is null`,
    )
    return rows[0] ?? { count: 0, last_received_at: null }
  }

  async conclude(ids: readonly string[], verdict: NotificationVerdict, detail: string): Promise<void> {
    await this.knex("assist_notification")
      .whereIn("id", ids)
      .update({ verdict, detail: detail.slice(0, 2000), updated_at: this.knex.fn.now() })
  }

  /** The job has done what the messages of an order asked for that could not be applied when they came. */
  async concludeFailed(orderNumber: string, detail: string): Promise<void> {
    await this.knex.raw(
      `update assist_notification set verdict = 'applied', detail = ?, updated_at = now()
        where order_number = ? and verdict = 'failed' and deleted_at is null`,
      [detail.slice(0, 2000), orderNumber],
    )
  }

  /** Makes the orders of notifications due that were stored but never applied, e.g. because the process died. */
  async makeUnappliedDue(): Promise<void> {
    await this.knex.raw(
      `with late as (
         update assist_notification set verdict = 'failed', updated_at = now()
          where verdict = 'stored' and last_received_at < now() - interval '1 minute' and deleted_at is null
          returning order_number)
       update assist_order set due_at = now(), due_tries = 0, read_at = null
        where order_number in (select order_number from late) and deleted_at is null`,
    )
  }
}

/** Tells repeats of the same bytes of one merchant. */
export function digestOf(merchantId: string, body: Uint8Array): string {
  return createHash("sha256").update(merchantId).update("\0").update(body).digest("hex")
}
