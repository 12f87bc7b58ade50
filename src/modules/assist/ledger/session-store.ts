import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { guarded } from "./guarded"

/** Which customer was logged in when a payment session was made. Every statement commits by itself. */
export class SessionStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Notes who was logged in; the first time counts.
   * @param customerId from the authenticated context of the session's creation, never from a cart
   */
  async note(sessionId: string, customerId: string): Promise<void> {
    const row = { session_id: sessionId, customer_id: customerId }
    await guarded(this.knex("assist_session").insert(row).onConflict().ignore())
  }

  /** Medusa's customer; undefined: a guest made the session. */
  async customerOf(sessionId: string): Promise<string | undefined> {
    const found = this.knex<{ session_id: string; customer_id: string }>("assist_session")
      .where({ session_id: sessionId })
      .whereNull("deleted_at")
      .first("customer_id")
    return (await guarded(found))?.customer_id
  }

  /**
   * From now on these sessions count as a guest's.
   * @returns how many were a customer's
   */
  async forget(sessionIds: readonly string[]): Promise<number> {
    if (sessionIds.length === 0) return 0
    return await guarded(
      this.knex("assist_session")
        .whereIn("session_id", [...sessionIds])
        .delete(),
    )
  }

  /** The same for every session of a customer. */
  async forgetCustomer(customerId: string): Promise<number> {
    return await guarded(this.knex("assist_session").where({ customer_id: customerId }).delete())
  }

  /**
   * Deletes up to `limit` notes that are older than `days`, paid or not: who was logged in matters until the shopper goes to
   * pay. By the index on `created_at`.
   * @returns whether there may be more
   */
  async prune(days: number, limit: number): Promise<boolean> {
    const { rowCount } = await guarded<{ rowCount: number }>(
      this.knex.raw(
        `delete from assist_session where session_id = any(array(
           select session_id from assist_session
            where created_at < now() - make_interval(days => ?::int) and deleted_at is null
            order by created_at limit ? for update skip locked))`,
        [days, limit],
      ),
    )
    return rowCount === limit
  }
}
