import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type MinorUnits, minorUnits } from "../gateway"
import type { UnbookedRows } from "../payments/medusa-books"
import { type AmountRow, sumOf } from "./amounts"

/** A capture or refund row of Medusa's. */
export interface MoneyRow extends AmountRow {
  readonly id: string
  readonly created_at: string | Date
}

/** An order transaction: captures positive, refunds negative. */
export interface TransactionRow {
  readonly id: string
  readonly reference: string | null
  readonly reference_id: string | null
  readonly amount: BigNumberInput
  readonly raw_amount?: BigNumberInput
  readonly created_at: string | Date
}

/**
 * After this time no process can still be working on a row: its hook waits 25 s for the lease, then reads, calls and
 * reads within 35 s each.
 */
const STRAY_SECONDS = 180

function isStray({ created_at }: { readonly created_at: string | Date }): boolean {
  return new Date(created_at).getTime() < Date.now() - STRAY_SECONDS * 1000
}

/** Order cancel writes its transaction before it marks the order as canceled. */
export function paperIsYoung(paymentId: string, transactions: readonly TransactionRow[]): boolean {
  return transactions.some((row) => row.reference === "refund" && row.reference_id === paymentId && !isStray(row))
}

/** The rows the order has no transaction for; core writes the row before the call and the transaction after it. */
export function unbookedRows(
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
  reference: "capture" | "refund",
  currency: string,
): UnbookedRows {
  const told = new Set(transactions.filter((row) => row.reference === reference).map((row) => row.reference_id))
  const untold = rows.filter(({ id }) => !told.has(id))
  return {
    young: sumOf(
      untold.filter((row) => !isStray(row)),
      currency,
    ),
    stray: untold.filter(isStray).map((row) => ({ id: row.id, amount: sumOf([row], currency) })),
  }
}

/**
 * What the order counts as refunded for a payment beyond its refund rows. On order cancel core writes one transaction
 * named after the payment, whether or not the refund was made (contract trap 3).
 */
export function refundedOnPaper(
  paymentId: string,
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
  currency: string,
): MinorUnits {
  const ids = new Set([paymentId, ...rows.map(({ id }) => id)])
  const told = transactions
    .filter((row) => row.reference === "refund" && row.reference_id !== null && ids.has(row.reference_id))
    .map((row) => ({ amount: MathBN.mult(row.raw_amount ?? row.amount, -1) }))
  return minorUnits(Math.max(0, sumOf(told, currency) - sumOf(rows, currency)))
}

/**
 * By how many minor units the order's transactions of this payment exceed captures less refunds. Named after the rows,
 * or after the payment by order cancel and by this plugin's own corrections.
 */
export function transactionsAhead(
  paymentId: string,
  captures: readonly MoneyRow[],
  refunds: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
  currency: string,
): number {
  const ids = new Set([paymentId, ...captures.map(({ id }) => id), ...refunds.map(({ id }) => id)])
  const own = transactions
    .filter(
      ({ reference, reference_id }) => (reference === "capture" || reference === "refund") && reference_id !== null,
    )
    .filter(({ reference_id }) => ids.has(reference_id ?? ""))
    .map((row) => row.raw_amount ?? row.amount)
  const taken = own.filter((amount) => MathBN.gt(amount, 0)).map((amount) => ({ amount }))
  const given = own.filter((amount) => MathBN.lt(amount, 0)).map((amount) => ({ amount: MathBN.mult(amount, -1) }))
  return sumOf(taken, currency) - sumOf(given, currency) - (sumOf(captures, currency) - sumOf(refunds, currency))
}

/** Transactions named after a capture or refund row, oldest first; order cancel names its own after the payment. */
function namedAfterRows(transactions: readonly TransactionRow[], paymentId: string): TransactionRow[] {
  return transactions
    .filter(({ reference, reference_id }) => (reference === "capture" || reference === "refund") && reference_id)
    .filter(({ reference_id }) => reference_id !== paymentId)
    .sort((a, b) => new Date(a.created_at).getTime() - new Date(b.created_at).getTime() || (a.id < b.id ? -1 : 1))
}

/** Ids the transactions name that are no rows of this payment: of other payments of the order, or of none any more. */
export function foreignRows(
  paymentId: string,
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
): string[] {
  const own = new Set(rows.map(({ id }) => id))
  const named = namedAfterRows(transactions, paymentId).map(({ reference_id }) => reference_id as string)
  return [...new Set(named.filter((id) => !own.has(id)))]
}

/**
 * Transactions that stand for no money: their row is gone, or it was told before.
 * @param gone ids that are no rows of anybody
 */
export function superfluousTransactions(
  paymentId: string,
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
  gone: ReadonlySet<string>,
): string[] {
  const own = new Set(rows.map(({ id }) => id))
  const told = new Set<string>()
  return namedAfterRows(transactions, paymentId).flatMap(({ id, reference_id }) => {
    const row = reference_id as string
    const twice = own.has(row) && told.has(row)
    told.add(row)
    return twice || gone.has(row) ? [id] : []
  })
}

/** Refunds made by order cancel have their transaction under the payment's id: those rows are not unbooked. */
export function untoldRefunds(
  paymentId: string,
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
  currency: string,
): UnbookedRows {
  const byCancel = transactions.some((row) => row.reference === "refund" && row.reference_id === paymentId)
  return byCancel ? { young: 0 as MinorUnits, stray: [] } : unbookedRows(rows, transactions, "refund", currency)
}
