// Both take the first rows of an index and skip what rivals have locked, so their cost does not grow with the table
// (docs/on-call.md shows the plans).

/** @param steps SQL for the seconds until the next look */
export function claimDueSql(steps: string): string {
  return `update assist_order set due_tries = due_tries + 1, due_at = now() + make_interval(secs => ${steps})
     where id = any(array(
       select id from assist_order
        where due_at <= now() and deleted_at is null
        order by due_at limit ? for update skip locked))
    returning *`
}

/** Longer than a process works on one hold. A claim runs out by itself: a process that ended must not lose the hold. */
const CLAIM_SECONDS = 120

export const CLAIM_EXPIRING = `update assist_order set hold_claimed_until = now() + interval '${CLAIM_SECONDS} seconds'
   where id = any(array(
     select id from assist_order
      where hold_until <= now() + make_interval(secs => ?::float8 * 3600)
        and hold_warned_at is null and coalesce(hold_claimed_until, '-infinity') <= now() and provider_id = ? and deleted_at is null
      order by hold_until limit 1 for update skip locked))
  returning *`
