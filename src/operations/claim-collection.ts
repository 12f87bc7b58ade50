import { setTimeout as sleep } from "node:timers/promises"
import type { OrderNumber } from "../gateway"
import type { Ledger } from "../modules/assist/ledger/ledger"

/** Core gives up on a cart's lock after 30 s (contract 2.5): wait less than that. */
const WAIT_MS = 20_000

/** `claimed`: at once. `waited`: after another number, so what was read before is old. `paid`: another one paid for it. */
export type Claim = "claimed" | "waited" | "paid" | "busy"

/**
 * Claims what is paid for, a payment collection, for one order number: two payments of one collection that arrive within
 * milliseconds, in one process or in two, are decided one after the other. It ends by itself, or when the authorization fails.
 * @param paid has another number's payment been written for it? Asked anew each time
 */
export async function claimCollection(
  ledger: Ledger,
  orderNumber: OrderNumber,
  collectionId: string,
  paid: () => Promise<boolean>,
): Promise<Claim> {
  for (let pause = 20, waited = 0; ; pause = Math.min(pause * 2, 500)) {
    if (await ledger.claimCollection(orderNumber, collectionId)) {
      if (!(await paid())) return waited > 0 ? "waited" : "claimed"
      await ledger.unclaimCollection(orderNumber)
      return "paid"
    }
    if (await paid()) return "paid"
    if (waited >= WAIT_MS) return "busy"
    await sleep(pause)
    waited += pause
  }
}

/** The code of the refusal that follows from `paid`. */
export const PAID_OTHERWISE = "assist_paid_otherwise"
