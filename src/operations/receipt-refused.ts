import { MedusaError } from "@medusajs/framework/utils"
import type { ReceiptRefusal } from "../receipts/refusal"

/**
 * A receipt that cannot be made, for the owner: nothing was sent.
 * @param what what the receipt was for, as in "capture"
 */
export function receiptRefused(what: string, { reason }: Pick<ReceiptRefusal, "reason">): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `The receipt of this ${what} cannot be made, so nothing was sent to Assist: ${reason}`,
    "assist_receipt",
  )
}
