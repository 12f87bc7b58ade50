import { MedusaError } from "@medusajs/framework/utils"
import type { OrderNumber } from "../gateway"
import type { Ledger } from "../modules/assist/ledger/ledger"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { patience } from "./patience"

/**
 * Runs `work` as the only one that changes what a Medusa order asks for beside its holds, across processes. Each of several
 * holds of one order is fitted to what the others leave; two at once would each leave nothing of what the other did.
 * `work` has to read for itself what stands: while it was waited for, another one may have changed it.
 * @param orderId Medusa's order
 * @throws MedusaError (not_allowed) when another number stays at it
 */
export async function changeOrder<T>(
  ledger: Ledger,
  orderNumber: OrderNumber,
  orderId: string,
  work: () => Promise<T>,
): Promise<T> {
  for await (const _ of patience()) {
    if (!(await ledger.claim("changes", orderNumber, orderId))) continue
    try {
      return await work()
    } finally {
      // Failing to give it back must not undo what was done: the claim runs out by itself.
      await ledger.unclaim("changes", orderNumber).catch(() => undefined)
    }
  }
  throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("busy"))
}
