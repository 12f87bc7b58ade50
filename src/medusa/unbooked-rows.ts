import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type MinorUnits, minorUnits } from "../gateway"
import type { UnbookedRows } from "../payments/medusa-books"
import { type AmountRow, exact, sumOf } from "./amounts"

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

/** Is it about money, and does it say whose? */
export function isMoney(row: TransactionRow): row is TransactionRow & { reference_id: string } {
  return (row.reference === "capture" || row.reference === "refund") && row.reference_id !== null
}

/** Who may still be at work on a row. */
export interface Writers {
  /** No process has the right to move the order's money at this moment. */
  readonly nobodyMoves?: boolean
}

/**
 * After this time no process can still be working on a row: its hook waits 25 s for the lease, then reads, calls and
 * reads within 35 s each.
 */
const STRAY_SECONDS = 180
/** The same when the lease is free: who waited for it has given up or had it. */
const STRAY_UNLEASED_SECONDS = 60

type Dated = { readonly created_at: string | Date }

function secondsLeft({ created_at }: Dated, { nobodyMoves }: Writers): number {
  const after = nobodyMoves ? STRAY_UNLEASED_SECONDS : STRAY_SECONDS
  return (new Date(created_at).getTime() - Date.now()) / 1000 + after
}

/** Seconds until whoever wrote these has certainly ended; 0: they have. */
export function busySeconds(written: readonly Dated[], writers: Writers): number {
  return Math.max(0, ...written.map((one) => secondsLeft(one, writers)))
}

/** Transactions order cancel, or this plugin on a canceled order, has named after the payment. */
export function namedAfterPayment(paymentId: string, transactions: readonly TransactionRow[]): TransactionRow[] {
  return transactions.filter((row) => isMoney(row) && row.reference_id === paymentId)
}

/** The rows the order has no transaction for; core writes the row before the call and the transaction after it. */
export function untold<Row extends MoneyRow>(rows: readonly Row[], transactions: readonly TransactionRow[]): Row[] {
  const told = new Set(transactions.filter(isMoney).map((row) => row.reference_id))
  return rows.filter(({ id }) => !told.has(id))
}

/** The same of refunds: order cancel names the transaction of the one it makes after the payment. */
export function untoldRefunds(
  paymentId: string,
  rows: readonly MoneyRow[],
  transactions: readonly TransactionRow[],
): MoneyRow[] {
  const left = untold(rows, transactions)
  for (const paper of namedAfterPayment(paymentId, transactions)) {
    const at = left.findLastIndex((row) => MathBN.eq(exact(row), MathBN.mult(exact(paper), -1)))
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

/** Rows without a transaction, by whether somebody may still be at work on them. */
export function unbookedRows(rows: readonly MoneyRow[], currency: string, writers: Writers): UnbookedRows {
  const young = rows.filter((row) => secondsLeft(row, writers) > 0)
  return {
    young: sumOf(young, currency),
    stray: rows.filter((row) => !young.includes(row)).map((row) => ({ id: row.id, amount: sumOf([row], currency) })),
  }
}

/** What was captured before an order was canceled. */
export function capturedBefore(
  captures: readonly MoneyRow[],
  canceledAt: Date | undefined,
  currency: string,
): MinorUnits {
  const before = captures.filter(({ created_at }) => !canceledAt || new Date(created_at) <= canceledAt)
  return sumOf(before, currency)
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
    .filter((row) => row.reference === "refund" && isMoney(row) && ids.has(row.reference_id))
    .map((row) => ({ amount: MathBN.mult(exact(row), -1) }))
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
  const own = transactions.filter((row) => isMoney(row) && ids.has(row.reference_id)).map(exact)
  const taken = own.filter((amount) => MathBN.gt(amount, 0)).map((amount) => ({ amount }))
  const given = own.filter((amount) => MathBN.lt(amount, 0)).map((amount) => ({ amount: MathBN.mult(amount, -1) }))
  return sumOf(taken, currency) - sumOf(given, currency) - (sumOf(captures, currency) - sumOf(refunds, currency))
}
