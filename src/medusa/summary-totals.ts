import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN } from "@medusajs/framework/utils"
import { type AmountRow, exact, exactSum } from "./amounts"

/** What core keeps in `order_summary.totals` about the order's transactions; the rest of it is left alone. */
export interface SummaryTotals {
  readonly transaction_total?: BigNumberInput
  readonly raw_transaction_total?: BigNumberInput
  readonly pending_difference?: BigNumberInput
  readonly raw_pending_difference?: BigNumberInput
}

const transactionTotal = ({ transaction_total = 0, raw_transaction_total }: SummaryTotals) =>
  raw_transaction_total ?? transaction_total

/**
 * Does the summary say another sum than the order's transactions? Core reads it, adds and writes it back, and each change of
 * the order begins a new one from what it has just read: of two at once, one is lost (contract 2.3).
 */
export function isSummaryWrong(totals: SummaryTotals, transactions: readonly AmountRow[]): boolean {
  return !MathBN.eq(transactionTotal(totals), exactSum(transactions))
}

/** The totals that follow from the transactions, reckoned as core does it when it writes one. */
export function summaryOf(totals: SummaryTotals, transactions: readonly AmountRow[]): Record<string, BigNumber> {
  const total = exactSum(transactions)
  const paid = exactSum(transactions.filter((row) => MathBN.gt(exact(row), 0)))
  const pending = totals.raw_pending_difference ?? totals.pending_difference ?? 0
  return {
    transaction_total: new BigNumber(total),
    paid_total: new BigNumber(paid),
    refunded_total: new BigNumber(MathBN.sub(paid, total)),
    pending_difference: new BigNumber(MathBN.sub(pending, MathBN.sub(total, transactionTotal(totals)))),
  }
}
