import type { UnplacedCause } from "../../../payments/unplaced"
import { guarded } from "./guarded"
import { OrderReads } from "./order-reads"

/** As long as core may take to write the payment of an authorization; then the row itself keeps others away. */
const CLAIM_SECONDS = 120
/** Postgres's code for a value that must be there once and is there already. */
const TAKEN = "23505"

/** What keeps a paid order number from becoming a payment: an order that does not come, or another payment for the same. */
export class OrderWaits extends OrderReads {
  /**
   * Notes that the money of this number waits for an order; the first time counts.
   * @returns seconds since then, by the database's clock
   */
  async waitsForOrder(orderNumber: string): Promise<number> {
    const { rows } = await guarded<{ rows: { seconds: number }[] }>(
      this.knex.raw(
        `update assist_order set unplaced_since = coalesce(unplaced_since, now())
          where order_number = ? and deleted_at is null
          returning extract(epoch from now() - unplaced_since)::float8 as seconds`,
        [orderNumber],
      ),
    )
    return rows[0]?.seconds ?? 0
  }

  /** Decides that the money goes back. From then on no order is placed with it; the first reason stays. */
  async goesBack(orderNumber: string, cause: UnplacedCause): Promise<void> {
    await guarded(
      this.order(orderNumber).update({ unplaced_cause: this.knex.raw("coalesce(unplaced_cause, ?)", [cause]) }),
    )
  }

  /** Asks for a look in `seconds` at the latest, whatever is planned. */
  async lookWithin(orderNumber: string, seconds: number): Promise<void> {
    const soon = this.knex.raw("least(due_at, now() + make_interval(secs => ?))", [seconds])
    await guarded(this.order(orderNumber).update({ due_at: soon }))
  }

  /**
   * Claims the right to be the payment of a collection, across processes: one number has it at a time, until the authorization
   * has failed or its payment is written. Every instance asks the same row, so neither core's lock nor Redis is needed.
   * @returns false: another number is being authorized for it
   */
  async claimCollection(orderNumber: string, collectionId: string): Promise<boolean> {
    const over = this.knex("assist_order")
      .where({ pays_for: collectionId })
      .andWhere("pays_until", "<", this.knex.fn.now())
    await guarded(over.update({ pays_for: null, pays_until: null }))
    const pays_until = this.knex.raw(`now() + interval '${CLAIM_SECONDS} seconds'`)
    try {
      // The unique index decides between two that ask at once.
      await this.order(orderNumber).update({ pays_for: collectionId, pays_until })
      return true
    } catch (error) {
      if ((error as { code?: string }).code === TAKEN) return false
      return await guarded(Promise.reject(error))
    }
  }

  /** The authorization failed: another number may be the collection's payment. */
  async unclaimCollection(orderNumber: string): Promise<void> {
    await guarded(this.order(orderNumber).update({ pays_for: null, pays_until: null }))
  }
}
