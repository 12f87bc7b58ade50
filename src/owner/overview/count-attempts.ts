import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CodeText } from "../texts/code-text"
import { textsOf } from "../texts/texts"
import type { Attempts } from "./overview-api"

const MOST_REASONS = 6

const COUNTS = `
  select count(*) filter (where summary is not null)::int as paid,
         count(*) filter (where summary is null and refusals is null)::int as open,
         coalesce(sum(jsonb_array_length(refusals)), 0)::int as refused
    from assist_order where opened_at >= ? and deleted_at is null`

const REASONS = `
  select code, count(*)::int as count
    from assist_order cross join lateral jsonb_array_elements_text(refusals) code
   where opened_at >= ? and refusals is not null and deleted_at is null
   group by code order by count desc, code limit ${MOST_REASONS}`

/** How the tries of shoppers who were sent to pay since a moment ended. */
export async function countAttempts(container: MedusaContainer, since: Date): Promise<Attempts> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [counts, reasons] = await Promise.all([knex.raw(COUNTS, [since]), knex.raw(REASONS, [since])])
  const { paid, open, refused } = counts.rows[0] as Omit<Attempts, "reasons">
  return {
    paid,
    refused,
    open,
    reasons: (reasons.rows as { code: string; count: number }[]).map(({ code, count }) => ({
      reason: reasonOf(code),
      count,
    })),
  }
}

/** Assist's response code, or the state of an attempt that ended without one. */
function reasonOf(code: string): CodeText {
  return textsOf(code.startsWith("AS") ? "responseCode" : "orderState", code)
}
