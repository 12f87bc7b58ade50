import type { SeveralStores } from "../instances/several-stores"
import type { Sandbox } from "../support/sandbox"
import type { FrontDoor } from "./front-door"
import type { Tally } from "./tally"

/** What everybody who takes part in the soak has at hand. */
export interface World {
  readonly stores: SeveralStores
  readonly door: FrontDoor
  /** Assist, which sends its notifications in its own time. */
  readonly assist: Sandbox
  readonly done: Tally
  /** What went wrong for whoever did it, by kind: faults are part of it, and the ledgers tell whether money did. */
  readonly failed: Tally
  readonly isOver: () => boolean
}

/** A payment an owner or a cabinet user may pick. */
export interface Picked {
  readonly paymentId: string
  readonly orderId: string
  readonly billnumber: string
  readonly captured: number
  readonly refunded: number
}

/** A payment of the last minutes; `held`: nothing is captured yet, `captured`: something is left to give back. */
export async function pickPayment({ stores }: World, which: "held" | "captured"): Promise<Picked | undefined> {
  const [row] = await stores.database.rows<Picked>(
    `with recent as (
       select p.id, p.data, p.payment_collection_id, p.canceled_at from payment p
        where p.created_at > now() - interval '5 minutes' order by random() limit 40),
     sums as (
       select recent.*,
              coalesce((select sum(amount) from capture where payment_id = recent.id and deleted_at is null), 0)::float8 as captured,
              coalesce((select sum(amount) from refund where payment_id = recent.id and deleted_at is null), 0)::float8 as refunded
         from recent)
     select sums.id as "paymentId", link.order_id as "orderId", sums.data->>'billnumber' as billnumber, captured, refunded
       from sums join order_payment_collection link on link.payment_collection_id = sums.payment_collection_id
      where case when $1 = 'held' then captured = 0 and sums.canceled_at is null else captured - refunded >= 10 end
      limit 1`,
    [which],
  )
  return row
}
