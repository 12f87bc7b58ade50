import { MedusaError } from "@medusajs/framework/utils"
import { lineSum } from "../receipts/refusal"
import { Refused } from "../refusals/refused"
import { type Said, saying } from "../refusals/saying"
import { OPERATION_WORDS } from "../refusals/words"

/**
 * A receipt that cannot be made, for the owner: nothing was sent.
 * @param operation what the receipt was for
 */
export function receiptRefused(operation: "payment" | "charge" | "refund", { refusal: why }: Said): Refused {
  const said = saying("receipt", { operation: OPERATION_WORDS[operation], why })
  return new Refused(MedusaError.Types.NOT_ALLOWED, said, "assist_receipt")
}

/** Chosen lines that come to another sum than is to move, both in minor units. */
export function linesMakeOtherSum(operation: "charge" | "refund", lines: number, asked: number): Refused {
  const sums = { lines: lineSum(lines), asked: lineSum(asked) }
  return receiptRefused(operation, saying("receipt_lines_make_other_sum", sums))
}
