import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { idSince } from "./id-since"

/** What Medusa booked in one currency on one day: decimal strings. */
export interface BookedOnDay {
  readonly currency: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly captured: string
  readonly refunded: string
}

/** An id is made a little before its row: the rows are told by their own date, the id only finds them. */
const SLACK_MS = 60 * 60 * 1000

const rowsOf = (table: "capture" | "refund") => `
  select upper(payment.currency_code) as currency, ${table}.created_at, '${table}' as kind, ${table}.amount
    from ${table} join payment on payment.id = ${table}.payment_id
   where ${table}.id >= ? and ${table}.created_at >= ? and ${table}.deleted_at is null and payment.provider_id = any(?)`

const BY_DAY = `
  select currency, to_char((created_at at time zone 'UTC') + make_interval(mins => ?), 'YYYY-MM-DD') as date,
         round(coalesce(sum(amount) filter (where kind = 'capture'), 0), 2)::text as captured,
         round(coalesce(sum(amount) filter (where kind = 'refund'), 0), 2)::text as refunded
    from (${rowsOf("capture")} union all ${rowsOf("refund")}) booked
   group by 1, 2 order by 1, 2`

/**
 * Captures and refunds of these providers' payments since a moment, added up per day and currency.
 * @param offsetMinutes of the days, from GMT
 */
export async function bookedByDay(
  container: MedusaContainer,
  providerIds: readonly string[],
  since: Date,
  offsetMinutes: number,
): Promise<BookedOnDay[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const early = new Date(since.getTime() - SLACK_MS)
  const bound = (prefix: "capt" | "ref") => [idSince(prefix, early), since, [...providerIds]]
  const { rows } = await knex.raw(BY_DAY, [offsetMinutes, ...bound("capt"), ...bound("ref")])
  return rows as BookedOnDay[]
}
