import type { MedusaContainer } from "@medusajs/framework/types"
import type { Currency, MinorUnits } from "../gateway"
import { readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"

/** What Medusa's rows say now of an order's payment; for operations that read it anew under their lease. */
export function bookedSum(container: MedusaContainer, order: LedgerOrder, what: "captured" | "refunded") {
  return async (): Promise<{ amount: MinorUnits; currency: Currency }> => {
    const { payment, due } = await readBooks(container, order.session_id)
    return { amount: payment?.[what] ?? (0 as MinorUnits), currency: due?.currency ?? ("" as Currency) }
  }
}
