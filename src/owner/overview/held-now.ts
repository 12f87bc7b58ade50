import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { HeldNow } from "./overview-api"

const HELD = `
  select summary->>'currency' as currency,
         to_char((hold_until at time zone 'UTC') + make_interval(mins => ?), 'YYYY-MM-DD') as date,
         sum((summary->>'held')::numeric)::text as amount, count(*)::int as count,
         sum(sum((summary->>'held')::numeric)) over of_currency::text as all_amount,
         (sum(count(*)) over of_currency)::int as all_count
    from assist_order
   where hold_until is not null and deleted_at is null
   group by 1, 2
  window of_currency as (partition by summary->>'currency')
   order by 1, 2`

interface HeldRow {
  readonly currency: string
  readonly date: string
  readonly amount: string
  readonly count: number
  readonly all_amount: string
  readonly all_count: number
}

/** What Assist holds, by currency and by the day on which the holds end. */
export async function heldNow(container: MedusaContainer, offsetMinutes: number): Promise<HeldNow[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await knex.raw(HELD, [offsetMinutes])).rows as HeldRow[]
  return [...new Set(rows.map(({ currency }) => currency))].map((currency) => {
    const mine = rows.filter((row) => row.currency === currency)
    const [first] = mine as [HeldRow]
    return {
      currency,
      amount: first.all_amount,
      count: first.all_count,
      ends: mine.map(({ date, amount, count }) => ({ date, amount, count })),
    }
  })
}
