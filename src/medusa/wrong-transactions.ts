import { MathBN } from "@medusajs/framework/utils"
import type { TransactionMend } from "../payments/medusa-books"
import { exact } from "./amounts"
import { isMoney, type MoneyRow, namedAfterPayment, type TransactionRow, untold } from "./unbooked-rows"

type Reference = "capture" | "refund"

/** The rows of a payment, each with what its transaction says. */
export interface RowsOfPayment {
  readonly id: string
  readonly captures: readonly MoneyRow[]
  readonly refunds: readonly MoneyRow[]
}

/** Oldest first. */
function byAge(transactions: readonly TransactionRow[]): TransactionRow[] {
  const time = ({ created_at }: TransactionRow) => new Date(created_at).getTime()
  return [...transactions].sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))
}

/** Ids the transactions name that are no rows of this payment: of other payments of the order, or of none any more. */
export function foreignRows(
  { id, captures, refunds }: RowsOfPayment,
  transactions: readonly TransactionRow[],
): string[] {
  const own = new Set([id, ...captures.map((row) => row.id), ...refunds.map((row) => row.id)])
  const named = transactions.filter(isMoney).map(({ reference_id }) => reference_id)
  return [...new Set(named.filter((one) => !own.has(one)))]
}

/**
 * What is wrong among the order's transactions of a payment. Core writes one for each row that has none yet, with the sum
 * that its own caller asked for (contract 2.1, 2.3): of two refunds at the same moment both get the sum of one. A row core
 * has deleted since keeps its transaction, and two that write at once write twice.
 * @param gone ids that are no rows of anybody
 * @param canceled the order is: its cancellation names one transaction after the payment, and that one stays
 */
export function wrongTransactions(
  payment: RowsOfPayment,
  transactions: readonly TransactionRow[],
  gone: ReadonlySet<string>,
  canceled: boolean,
): TransactionMend | undefined {
  const ordered = byAge(transactions.filter(isMoney))
  const signed = (row: MoneyRow, reference: Reference) => MathBN.mult(exact(row), reference === "refund" ? -1 : 1)
  const write = (row: MoneyRow, reference: Reference) => ({
    reference,
    referenceId: row.id,
    amount: signed(row, reference).toFixed(),
  })
  const remove = ordered.filter(({ reference_id }) => gone.has(reference_id as string)).map(({ id }) => id)
  const add: TransactionMend["add"][number][] = []
  const compare = (rows: readonly MoneyRow[], reference: Reference) => {
    for (const row of rows) {
      const told = ordered.filter(({ reference_id }) => reference_id === row.id)
      const right = told.find((one) => MathBN.eq(exact(one), signed(row, reference)))
      if (told.length > 0 && !right) add.push(write(row, reference))
      remove.push(...told.filter((one) => one !== right).map(({ id }) => id))
    }
  }
  compare(payment.captures, "capture")
  compare(payment.refunds, "refund")
  const broken = canceled ? [] : namedAfterPayment(payment.id, transactions)
  if (broken.length > 0) {
    // A cancellation that died before the order was canceled: its refund is a refund like others.
    remove.push(...broken.map(({ id }) => id))
    add.push(...untold(payment.refunds, transactions).map((row) => write(row, "refund")))
  }
  return remove.length + add.length > 0 ? { remove, add } : undefined
}
