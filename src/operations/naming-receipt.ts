import type { OperationReply, Outcome } from "../gateway"
import { inWords } from "../receipts/lines-as-reported"
import type { ReceiptLine } from "../receipts/receipt-line"

/** Parameter CHEQUE (seed 004). */
const RECEIPT = "179"
const SHOWN = 3

/** Says of an operation that Assist refused for its receipt which lines that was about, and where the mend is. */
export function namingReceipt(
  outcome: Outcome<OperationReply>,
  lines: readonly ReceiptLine[] | undefined,
): Outcome<OperationReply> {
  if (outcome.outcome !== "declined" || outcome.reply.codes.second !== RECEIPT) return outcome
  return { ...outcome, reason: `${outcome.reason.replace(/\.$/, "")}. ${lines ? ofLines(lines) : WITHOUT}` }
}

const WITHOUT =
  "Assist wants the lines of the receipt, and this payment was made without any from this shop: choose them in Assist's cabinet, and set the option receipt in medusa-config for coming payments"

function ofLines(lines: readonly ReceiptLine[]): string {
  const shown = lines.slice(0, SHOWN).map(({ item }) => inWords(item))
  const more = lines.length > SHOWN ? ` and ${lines.length - SHOWN} more` : ""
  return `The receipt had these lines: ${shown.join("; ")}${more}. Compare their tax codes and payment modes with those your cabinet knows (option receipt, metadata assist_tax and assist_fpmode)`
}
