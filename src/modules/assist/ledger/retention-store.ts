import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MERCHANTS_WITH_MESSAGES, PRUNE_NOTIFICATIONS, PRUNE_UNOPENED } from "./prune-sql"

/** The end of what Assist's messages said. Instances share the work without waiting for each other. */
export class RetentionStore {
  constructor(private readonly knex: Knex) {}

  async merchantsWithMessages(): Promise<string[]> {
    const { rows } = await this.knex.raw<{ rows: { merchant_id: string }[] }>(MERCHANTS_WITH_MESSAGES)
    return rows.map(({ merchant_id }) => merchant_id)
  }

  /**
   * Deletes up to `limit` messages of a merchant of each kind that came last more than `days` ago.
   * @returns whether there may be more
   */
  async prune(merchantId: string, days: number, limit: number): Promise<boolean> {
    const deleted: number[] = []
    for (const statement of [PRUNE_NOTIFICATIONS, PRUNE_UNOPENED]) {
      const { rowCount } = await this.knex.raw<{ rowCount: number }>(statement, [merchantId, days, limit])
      deleted.push(rowCount)
    }
    return deleted.some((rows) => rows === limit)
  }
}
