import type { OrderNumber } from "../gateway"
import type { Ledger } from "../modules/assist/ledger/ledger"
import { patience } from "./patience"

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
  for await (const waited of patience()) {
    if (await ledger.claim("pays", orderNumber, collectionId)) {
      if (!(await paid())) return waited > 0 ? "waited" : "claimed"
      await ledger.unclaim("pays", orderNumber)
      return "paid"
    }
    if (await paid()) return "paid"
  }
  return "busy"
}

/** The code of the refusal that follows from `paid`. */
export const PAID_OTHERWISE = "assist_paid_otherwise"
