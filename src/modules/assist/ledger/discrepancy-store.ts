import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Discrepancy, DiscrepancyCode } from "../../../payments/discrepancy"
import type { DiscrepancyRow } from "./rows"

/** Which discrepancies to list; absent fields do not filter. */
export interface DiscrepancyFilter {
  readonly status?: DiscrepancyRow["status"]
  readonly code?: DiscrepancyCode
  readonly orderNumbers?: readonly string[]
}

/** What a person has to see, one open row per order number and code. Every statement commits by itself. */
export class DiscrepancyStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Opens a discrepancy, or brings the open one up to date. Nothing happens when a person has accepted the very same
   * facts before: what was seen and dealt with must not come back with the next look.
   * @returns the row when it is new, else undefined
   */
  async open(orderNumber: string, { code, detail, params }: Discrepancy): Promise<DiscrepancyRow | undefined> {
    const facts = JSON.stringify(params)
    const { rows } = await this.knex.raw<{ rows: (DiscrepancyRow & { is_new: boolean })[] }>(
      `insert into assist_discrepancy (id, order_number, code, detail, params)
       select ?, ?, ?, ?, ?::jsonb
        where not exists (
          select 1 from assist_discrepancy
           where order_number = ? and code = ? and status = 'accepted' and params = ?::jsonb and deleted_at is null)
       on conflict (order_number, code) where status = 'open' and deleted_at is null
       do update set detail = excluded.detail, params = excluded.params, updated_at = now()
        where assist_discrepancy.params <> excluded.params
       returning *, (xmax = 0) as is_new`,
      [generateEntityId(undefined, "asdis"), orderNumber, code, detail.slice(0, 2000), facts, orderNumber, code, facts],
    )
    const [row] = rows
    return row?.is_new ? row : undefined
  }

  /** The open ones of an order number. */
  async openOf(orderNumber: string): Promise<DiscrepancyRow[]> {
    return await this.knex("assist_discrepancy")
      .where({ order_number: orderNumber, status: "open" })
      .whereNull("deleted_at")
      .orderBy("created_at")
  }

  /**
   * Closes the open ones with these codes as `resolved`.
   * @param by the admin user whose repair it was; null: they went away by themselves
   */
  async resolve(
    orderNumber: string,
    codes: readonly DiscrepancyCode[],
    by: string | null = null,
  ): Promise<DiscrepancyRow[]> {
    if (codes.length === 0) return []
    return await this.knex("assist_discrepancy")
      .where({ order_number: orderNumber, status: "open" })
      .whereIn("code", [...codes])
      .whereNull("deleted_at")
      .update({ status: "resolved", closed_at: this.knex.fn.now(), closed_by: by, updated_at: this.knex.fn.now() })
      .returning("*")
  }

  /** A person has seen it and dealt with it elsewhere. Undefined when it is closed already. */
  async accept(id: string, by: string, note?: string): Promise<DiscrepancyRow | undefined> {
    const [row] = await this.knex<DiscrepancyRow>("assist_discrepancy")
      .where({ id, status: "open" })
      .whereNull("deleted_at")
      .update({
        status: "accepted",
        closed_at: this.knex.fn.now(),
        closed_by: by,
        note: note ?? null,
        updated_at: this.knex.fn.now(),
      } as never)
      .returning("*")
    return row
  }

  /** Notes whose repair closed a row. */
  async sign(id: string, by: string): Promise<DiscrepancyRow | undefined> {
    const [row] = await this.knex("assist_discrepancy")
      .where({ id, status: "resolved" })
      .update({ closed_by: by })
      .returning("*")
    return row
  }

  async find(id: string): Promise<DiscrepancyRow | undefined> {
    return await this.knex("assist_discrepancy").where({ id }).whereNull("deleted_at").first()
  }

  /** Newest first, one page. */
  async list(filter: DiscrepancyFilter, limit: number, offset = 0): Promise<{ rows: DiscrepancyRow[]; count: number }> {
    const matching = () => {
      const query = this.knex("assist_discrepancy").whereNull("deleted_at")
      if (filter.status) query.where({ status: filter.status })
      if (filter.code) query.where({ code: filter.code })
      if (filter.orderNumbers) query.whereIn("order_number", [...filter.orderNumbers])
      return query
    }
    const [rows, counted] = await Promise.all([
      matching()
        .orderBy([
          { column: "created_at", order: "desc" },
          { column: "id", order: "desc" },
        ])
        .limit(limit)
        .offset(offset),
      matching().count({ count: "*" }).first(),
    ])
    return { rows, count: Number(counted?.["count"] ?? 0) }
  }
}
