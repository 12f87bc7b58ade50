import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { CLAIM_EXPIRING, claimDueSql } from "./claim-sql"
import { guarded } from "./guarded"
import { ledgerOrder, type Unchecked } from "./read-rows"
import type { LedgerOrder } from "./rows"

/** The background job's queue: which orders are due. Instances share it without waiting for each other. */
export class DueOrders {
  constructor(private readonly knex: Knex) {}

  /**
   * Claims up to `limit` due orders by pushing their next turn ahead: rivals then skip them.
   * @param schedule seconds until the next turn, by how often the order was looked at
   */
  async claimDue(limit: number, schedule: readonly number[]): Promise<LedgerOrder[]> {
    const steps = `(array[${schedule.map(Number).join(",")}])[least(due_tries + 1, ${schedule.length})]`
    const { rows } = await guarded<{ rows: Unchecked<LedgerOrder>[] }>(this.knex.raw(claimDueSql(steps), [limit]))
    return rows.map(ledgerOrder)
  }

  /** Of these orders, the ones with an unsettled operation or an open discrepancy. */
  async withSomethingOpen(orderNumbers: readonly string[]): Promise<string[]> {
    const numbers = [...orderNumbers]
    const { rows } = await guarded<{ rows: { order_number: string }[] }>(
      this.knex.raw(
        `select order_number from assist_operation
          where order_number = any(?) and settled_at is null and deleted_at is null
         union
         select order_number from assist_discrepancy
          where order_number = any(?) and status = 'open' and deleted_at is null`,
        [numbers, numbers],
      ),
    )
    return rows.map(({ order_number }) => order_number)
  }

  /** Of these order numbers, those of a merchant that are ours, with the operations each was last followed with. */
  async followedOperations(
    merchantId: string,
    orderNumbers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[] | null>> {
    const rows = await guarded<Pick<LedgerOrder, "order_number" | "followed_operations">[]>(
      this.knex("assist_order")
        .where({ merchant_id: merchantId })
        .whereIn("order_number", [...orderNumbers])
        .whereNull("deleted_at")
        .select("order_number", "followed_operations"),
    )
    return new Map(rows.map(({ order_number, followed_operations }) => [order_number, followed_operations]))
  }

  /**
   * Makes orders due now: something has happened to them. One whose growing steps have begun keeps them, or an operation that
   * cannot be booked would seem a first failure each time it is reported.
   */
  async makeDue(orderNumbers: readonly string[]): Promise<void> {
    const tries = "case when due_at <= now() + interval '1 hour' then due_tries else 0 end"
    await guarded(
      this.knex("assist_order")
        .whereIn("order_number", [...orderNumbers])
        .whereNull("deleted_at")
        .update({ due_at: this.knex.fn.now(), due_tries: this.knex.raw(tries), read_at: null }),
    )
  }

  /** Plans the next look at orders that need none now, unless somebody asked for one meanwhile. */
  async postpone(orderNumbers: readonly string[], seconds: number): Promise<void> {
    await guarded(
      this.knex("assist_order")
        .whereIn("order_number", [...orderNumbers])
        .whereNotNull("read_at")
        .whereNull("deleted_at")
        .update({ due_at: this.knex.raw("now() + make_interval(secs => ?)", [seconds]) }),
    )
  }

  /**
   * Claims the most urgent hold of a provider entry that ends within `leadHours` and was not seen to before. The claim
   * runs out after some minutes unless `expiringDone` is noted.
   */
  async claimExpiring(providerId: string, leadHours: number): Promise<LedgerOrder | undefined> {
    const statement = this.knex.raw(CLAIM_EXPIRING, [leadHours, providerId])
    const { rows } = await guarded<{ rows: Unchecked<LedgerOrder>[] }>(statement)
    return rows[0] && ledgerOrder(rows[0])
  }

  /** Notes that a hold which ends soon was seen to: nobody claims it again. */
  async expiringDone(orderNumber: string): Promise<void> {
    await guarded(
      this.knex("assist_order")
        .where({ order_number: orderNumber })
        .whereNull("deleted_at")
        .update({ hold_warned_at: this.knex.fn.now() }),
    )
  }
}
