import type { MedusaContainer } from "@medusajs/framework/types"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { MedusaBooks } from "../../payments/medusa-books"
import { openDiscrepancy } from "../tell/tell-discrepancies"

/** A hold that could not be moved stays at Assist and is tried again; until then the owner has to know. */
export async function editNotFollowed(
  container: MedusaContainer,
  order: LedgerOrder,
  books: MedusaBooks,
  error: Error,
): Promise<void> {
  const { amount, currency, billnumber } = order
  const found = {
    code: "edit_not_followed",
    detail: `The order was edited, and its hold of ${amount} ${currency} could not be made to pay for it: ${error.message} The hold is still there and is tried again.`,
    params: { amount, currency, billnumber: billnumber ?? "", reason: error.message },
  } as const
  await openDiscrepancy(container, order, found, books)
}
