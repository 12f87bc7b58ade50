import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { HoldList } from "../admin-api"
import { PAGE_FIELDS, pageOf } from "../page"

export const HoldQuery = z.object({
  /** Hours until the end of the hold, a whole number, 72 by default. */
  within_hours: z
    .string()
    .regex(/^\d{1,4}$/, { error: "within_hours: must be a whole number of hours" })
    .transform(Number)
    .optional(),
  ...PAGE_FIELDS,
})

type HoldRow = Pick<LedgerOrder, "order_number" | "provider_id" | "amount" | "currency" | "summary" | "billnumber"> & {
  hold_until: Date
}

/** Holds that end soon and are not captured, the most urgent first; one that is already over comes before all. */
export async function listHolds(
  container: MedusaContainer,
  { within_hours = 72, ...page }: z.infer<typeof HoldQuery>,
): Promise<HoldList> {
  const { limit, offset } = pageOf(page)
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const where = "from assist_order where hold_until < now() + make_interval(hours => ?) and deleted_at is null"
  const { rows } = await knex.raw(
    `select order_number, provider_id, amount, currency, summary, billnumber, hold_until ${where}
      order by hold_until, order_number limit ? offset ?`,
    [within_hours, limit, offset],
  )
  const counted = await knex.raw(`select count(*)::int as count ${where}`, [within_hours])
  const holds = rows as HoldRow[]
  const links = await orderLinks(container, holds)
  return {
    holds: holds.map((row) => ({
      provider_id: row.provider_id,
      order_number: row.order_number,
      order_id: links.get(row.order_number)?.order_id ?? null,
      display_id: links.get(row.order_number)?.display_id ?? null,
      amount: row.summary?.held ?? row.amount,
      currency: row.summary?.currency ?? row.currency,
      billnumber: row.billnumber,
      hold_until: row.hold_until.toISOString(),
    })),
    count: counted.rows[0].count,
    offset,
    limit,
  }
}
