import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderView } from "../../payments/order-view"
import { followOrder } from "../../workflows/follow/follow-order"

/** What came of asking Assist just now. */
export interface Look {
  /** Absent when Assist could not be asked in time. */
  readonly view: OrderView | undefined
  /** Why what is shown is only what was last seen. */
  readonly stale: string | null
}

/** A page of the admin does not wait longer than this; following goes on behind it. */
const PAGE_WAITS_MS = 10_000

/** Asks Assist about one order number and follows it ("repair on read"), as long as a page may wait. */
export async function lookAtAssist(container: MedusaContainer, orderNumber: string): Promise<Look> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<Look>((resolve) => {
    const stale = `Assist has not answered within ${PAGE_WAITS_MS / 1000} s.`
    timer = setTimeout(() => resolve({ view: undefined, stale }), PAGE_WAITS_MS)
    timer.unref()
  })
  const followed = followOrder(container, orderNumber).then(
    (done): Look => ({ view: done?.view, stale: null }),
    (error: Error): Look => ({ view: undefined, stale: error.message }),
  )
  try {
    return await Promise.race([followed, patience])
  } finally {
    clearTimeout(timer)
  }
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
