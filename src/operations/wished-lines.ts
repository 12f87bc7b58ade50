import { formatAmount, type MinorUnits } from "../gateway"
import type { LedgerOperation, LedgerOrder } from "../modules/assist/ledger/rows"
import type { LinesWish } from "../receipts/choose-lines"
import type { ReceiptLine } from "../receipts/receipt-line"

/** A choice that no capture or refund has used within this time was made by a process that died. */
const CHOICE_MS = 10 * 60 * 1000

/** What an owner has chosen for this operation in the admin. */
export function chosenWish(
  { chosen_lines: chosen }: LedgerOrder,
  kind: "charge" | "refund",
  sum: MinorUnits,
): LinesWish | undefined {
  if (!chosen || chosen.kind !== kind || chosen.amount !== formatAmount(sum)) return undefined
  return Date.now() - Date.parse(chosen.at) < CHOICE_MS ? chosen.wish : undefined
}

/**
 * The lines to send once more: the last thing that was tried on this payment was the same operation, and Assist has not carried
 * it out. A repeat is what was meant before, also where the owner chose lines then and presses another button now.
 */
export function repeatedLines(
  operations: readonly LedgerOperation[],
  kind: "charge" | "refund",
  billNumber: string,
  amount: string | null,
): readonly ReceiptLine[] | undefined {
  const last = operations.at(-1)
  if (last?.outcome !== "not_sent" || last.kind !== kind) return undefined
  if (last.billnumber !== billNumber || last.amount !== amount) return undefined
  return last.receipt_lines ?? undefined
}
