import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import type { Discrepancy } from "../../payments/discrepancy"
import { findings } from "../../payments/findings"
import type { MedusaBooks } from "../../payments/medusa-books"
import type { OrderView } from "../../payments/order-view"

/** A lock, a restart, a short outage have passed by then: a person has to know. */
const TOLD_AFTER_SECONDS = 10 * 60
/** While the shopper waits it is tried more often than the job's growing steps would. */
const AGAIN_SECONDS = 5 * 60
const NOTHING_HELD: ReadonlySet<string> = new Set(["released", "returned", "unclear"])

/** What a failed look leaves behind: money without an order. Plans the next try, and tells a person after ten minutes. */
export async function orphanedPayment(
  { ledger, merchant }: OrderContext,
  { order_number }: LedgerOrder,
  view: OrderView | undefined,
  books: MedusaBooks | undefined,
): Promise<Discrepancy | undefined> {
  const paid = view?.paid
  if (!paid || NOTHING_HELD.has(paid.status) || !books || books.order) return undefined
  const minutes = merchant.options.orphanedPaymentTimeout
  const waited = await ledger.waitsForOrder(order_number)
  const ahead = [TOLD_AFTER_SECONDS, minutes * 60].map((end) => end - waited).filter((left) => left > 0)
  await ledger.lookWithin(order_number, Math.min(AGAIN_SECONDS, ...ahead) + 1)
  return waited >= TOLD_AFTER_SECONDS ? findings.orderWaiting(paid, minutes) : undefined
}
