import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { HeldNow } from "./overview-api"
import { perCurrency, sumOfAmounts } from "./per-currency"

const HELD = `
  select summary->>'currency' as currency,
         to_char((hold_until at time zone 'UTC') + make_interval(mins => ?), 'YYYY-MM-DD') as date,
         sum((summary->>'held')::numeric)::text as amount, count(*)::int as count
    from assist_order
   where hold_until is not null and deleted_at is null
   group by 1, 2 order by 1, 2`

type HeldRow = HeldNow["ends"][number] & { readonly currency: string }

/** What Assist holds, by currency and by the day on which the holds end. */
export async function heldNow(container: MedusaContainer, offsetMinutes: number): Promise<HeldNow[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await knex.raw(HELD, [offsetMinutes])).rows as HeldRow[]
  return perCurrency(rows).map(([currency, days]) => ({
    currency,
    amount: sumOfAmounts(days.map(({ amount }) => amount)),
    count: days.reduce((all, { count }) => all + count, 0),
    ends: days.map(({ date, amount, count }) => ({ date, amount, count })),
  }))
}
