import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { formatAmount, type MinorUnits } from "../gateway"
import type { BookedPayment, MedusaBooks } from "../payments/medusa-books"
import { moneyOf, refundAmount, sumOf } from "./amounts"
import { type OrderCollection, type OrderRow, type PaymentRow, readBookRows, type SessionRow } from "./book-rows"
import { queryRows } from "./query-rows"
import { isSummaryWrong } from "./summary-totals"
import {
  busySeconds,
  capturedBefore,
  namedAfterPayment,
  refundedOnPaper,
  type TransactionRow,
  transactionsAhead,
  unbookedRows,
  untold,
  untoldRefunds,
  type Writers,
} from "./unbooked-rows"
import { foreignRows, type RowsOfPayment, wrongTransactions } from "./wrong-transactions"

/** Statuses with which core still lets a session complete its cart (contract 1.2). */
const USABLE: ReadonlySet<PaymentSessionStatus> = new Set([
  PaymentSessionStatus.PENDING,
  PaymentSessionStatus.REQUIRES_MORE,
  PaymentSessionStatus.PENDING_AUTHORIZATION,
  PaymentSessionStatus.AUTHORIZED,
])

const SESSION_FIELDS = ["id", "status", "amount", "raw_amount", "currency_code", "provider_id", "payment_collection_id"]

/** Everything Medusa knows about one order number, with the rows it was read from. */
export interface BooksRead extends MedusaBooks {
  readonly sessionRow: SessionRow | undefined
  readonly collectionId: string | undefined
  /** Of the order. */
  readonly collections: readonly OrderCollection[]
  /** The decimal string with which core books a refund of this sum. */
  readonly refundAmount: (amount: MinorUnits) => string
}

/**
 * Reads Medusa's books for the session an order number pays for: the one that opened it, or the one an order edit moved
 * its hold to.
 * @param writers who may still be at work on rows without a transaction
 */
export async function readBooks(
  container: MedusaContainer,
  sessionId: string,
  writers: Writers = {},
): Promise<BooksRead> {
  const { session, payment, cart_id, order: orderRow, paid_otherwise } = await readBookRows(container, sessionId)
  const order = orderRow ? bookedOrder(orderRow) : undefined
  const transactions = orderRow?.transactions ?? []
  const collections = orderRow?.collections ?? []
  const dueRow = payment ?? session
  const collectionId = dueRow?.payment_collection_id
  return {
    due: dueRow ? moneyOf(dueRow, dueRow.currency_code) : undefined,
    session: session ? { usable: USABLE.has(session.status) } : undefined,
    payment: payment
      ? bookedPayment(payment, order, transactions, await goneRows(container, payment, transactions), writers)
      : undefined,
    replacedByEdit: Boolean(
      payment?.canceled_at && order && !order.canceled && asksElsewhere(collections, collectionId),
    ),
    cart: cart_id ? { id: cart_id } : undefined,
    order,
    paidOtherwise: paid_otherwise,
    sessionRow: session ?? undefined,
    collectionId,
    collections,
    refundAmount: (amount) => (payment ? refundAmount(amount, payment) : formatAmount(amount)),
  }
}

/** The other sessions of a payment collection that core would still authorize. */
export async function otherSessions(
  container: MedusaContainer,
  collectionId: string,
  sessionId: string,
): Promise<SessionRow[]> {
  const rows = await queryRows<SessionRow>(container, "payment_session", SESSION_FIELDS, {
    payment_collection_id: collectionId,
  })
  return rows.filter(({ id, status }) => id !== sessionId && USABLE.has(status))
}

/** Does the order ask for money, or have it, in another collection than that of its canceled payment? */
function asksElsewhere(collections: readonly OrderCollection[], collectionId: string | undefined): boolean {
  return collections.some(({ id, status }) => id !== collectionId && status !== "canceled")
}

type Order = NonNullable<MedusaBooks["order"]> & { readonly canceledAt: Date | undefined }

function bookedOrder({ id, status, canceled_at, summary, transactions }: OrderRow): Order {
  return {
    id,
    canceled: status === "canceled",
    canceledAt: canceled_at ? new Date(canceled_at) : undefined,
    ...(summary && isSummaryWrong(summary, transactions) && { summaryWrong: true }),
  }
}

/** Of the captures and refunds the order's transactions name, those that are in no table: core takes back what failed. */
async function goneRows(
  container: MedusaContainer,
  payment: RowsOfPayment,
  transactions: readonly TransactionRow[],
): Promise<ReadonlySet<string>> {
  const foreign = foreignRows(payment, transactions)
  if (foreign.length === 0) return new Set()
  // Order cancel names the transactions of its refunds after the payments.
  const kinds = ["capture", "refund", "payment"]
  const there = await Promise.all(
    kinds.map((kind) => queryRows<{ id: string }>(container, kind, ["id"], { id: foreign })),
  )
  const known = new Set(there.flat().map((row) => row.id))
  return new Set(foreign.filter((row) => !known.has(row)))
}

function bookedPayment(
  payment: PaymentRow,
  order: Order | undefined,
  transactions: readonly TransactionRow[],
  gone: ReadonlySet<string>,
  writers: Writers,
): BookedPayment {
  const { id, currency_code: currency, captures, refunds, data } = payment
  const untoldRows = { captures: untold(captures, transactions), refunds: untoldRefunds(id, refunds, transactions) }
  // Order cancel writes its transaction before it marks the order as canceled.
  const written = [...untoldRows.captures, ...untoldRows.refunds, ...namedAfterPayment(id, transactions)]
  const busy = busySeconds(written, writers)
  const wrong = wrongTransactions(payment, transactions, gone, Boolean(order?.canceled))
  const billNumber = data?.["billnumber"]
  return {
    id,
    captured: sumOf(captures, currency),
    refunded: sumOf(refunds, currency),
    canceled: Boolean(payment.canceled_at),
    capturedInFull: Boolean(payment.captured_at),
    captureRows: unbookedRows(untoldRows.captures, currency, writers),
    refundRows: unbookedRows(untoldRows.refunds, currency, writers),
    refundedOnPaper: refundedOnPaper(id, refunds, transactions, currency),
    transactionsAhead: transactionsAhead(id, captures, refunds, transactions, currency),
    ...(order?.canceled && { owedBack: capturedBefore(captures, order.canceledAt, currency) }),
    ...(busy > 0 && { busySeconds: busy }),
    ...(wrong && { wrongTransactions: wrong }),
    ...(typeof billNumber === "string" && billNumber !== "" ? { billNumber } : {}),
  }
}
