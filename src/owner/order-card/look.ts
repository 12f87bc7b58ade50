import type { MedusaContainer } from "@medusajs/framework/types"
import { followOrder } from "../../follow/follow-order"
import { within } from "../../follow/within"
import type { OrderView } from "../../payments/order-view"
import type { Refusal } from "../../refusals/refusal"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"

/** What came of asking Assist just now. */
export interface Look {
  /** Absent when Assist could not be asked in time. */
  readonly view: OrderView | undefined
  /** Why what is shown is only what was last seen. */
  readonly stale: string | null
  /** The same by its code; null too for what has none. */
  readonly staleRefusal: Refusal | null
}

/** A page of the admin does not wait longer than this; following goes on behind it. */
const PAGE_WAITS_MS = 10_000

/** Asks Assist about one order number and follows it ("repair on read"), as long as a page may wait. */
export async function lookAtAssist(container: MedusaContainer, orderNumber: string): Promise<Look> {
  const followed = followOrder(container, orderNumber).then(
    (done): Look => ({ view: done?.view, stale: null, staleRefusal: null }),
    (error: Error): Look => ({
      view: undefined,
      stale: error.message,
      staleRefusal: error instanceof Refused ? error.refusal : null,
    }),
  )
  const { reason, refusal } = saying("look_slow", { seconds: PAGE_WAITS_MS / 1000 })
  return (await within(PAGE_WAITS_MS, followed)) ?? { view: undefined, stale: reason, staleRefusal: refusal }
}

/** Looks at several at once; they have leases of their own. */
export async function lookAtAll(
  container: MedusaContainer,
  orderNumbers: readonly string[],
): Promise<ReadonlyMap<string, Look>> {
  return new Map(
    await Promise.all(
      orderNumbers.map(async (orderNumber) => [orderNumber, await lookAtAssist(container, orderNumber)] as const),
    ),
  )
}
