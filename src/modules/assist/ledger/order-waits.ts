import type { UnplacedCause } from "../../../payments/unplaced"
import { guarded } from "./guarded"
import { OrderReads } from "./order-reads"

/** Longer than core takes to write the payment of an authorization, or a hold to be fitted to its order. A claim of a process that died runs out. */
const CLAIM_SECONDS = 120
/** Postgres's code for a value that must be there once and is there already. */
const TAKEN = "23505"

/**
 * What one order number at a time has a claim to, across processes. `pays`: to be the payment of a payment collection. `changes`: to
 * change what a Medusa order asks for, and which of its collections a hold pays for.
 */
const CLAIMS = {
  pays: { what: "pays_for", until: "pays_until" },
  changes: { what: "changes_order", until: "changes_until" },
} as const
export type ClaimKind = keyof typeof CLAIMS

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
   * Claims a collection or an order for this number; it has one claim of a kind at a time. Every instance asks the same rows, so
   * neither core's lock nor Redis is needed.
   * @returns false: another number has it
   */
  async claim(kind: ClaimKind, orderNumber: string, id: string): Promise<boolean> {
    const { what, until } = CLAIMS[kind]
    const nobody = { [what]: null, [until]: null }
    const over = this.knex("assist_order")
      .where({ [what]: id })
      .andWhere(until, "<", this.knex.fn.now())
    await guarded(over.update(nobody))
    const inTime = this.knex.raw(`now() + interval '${CLAIM_SECONDS} seconds'`)
    try {
      // The unique index decides between two that ask at once.
      await this.order(orderNumber).update({ [what]: id, [until]: inTime })
      return true
    } catch (error) {
      if ((error as { code?: string }).code === TAKEN) return false
      return await guarded(Promise.reject(error))
    }
  }

  /** What it was claimed for is done, or failed: another number may have it. */
  async unclaim(kind: ClaimKind, orderNumber: string): Promise<void> {
    const { what, until } = CLAIMS[kind]
    await guarded(this.order(orderNumber).update({ [what]: null, [until]: null }))
  }
}
