import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { formatAmount, type MinorUnits } from "../gateway"
import type { BookedPayment, MedusaBooks } from "../payments/medusa-books"
import { type AmountRow, moneyOf, refundAmount, sumOf } from "./amounts"
import { queryRows } from "./query-rows"
import { isSummaryWrong, type SummaryTotals } from "./summary-totals"
import {
  busySeconds,
  capturedBefore,
  type MoneyRow,
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

interface PaymentRow extends AmountRow {
  id: string
  currency_code: string
  canceled_at: string | null
  captured_at: string | null
  data: Record<string, unknown> | null
  payment_collection_id: string
  captures?: MoneyRow[]
  refunds?: MoneyRow[]
}

interface SessionRow extends AmountRow {
  id: string
  status: PaymentSessionStatus
  currency_code: string
  provider_id: string
  payment_collection_id: string
}

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
  /** The decimal string with which core books a refund of this sum. */
  readonly refundAmount: (amount: MinorUnits) => string
}

/**
 * Reads Medusa's books for the session an order number pays for: the one that opened it, or the one an order edit moved
 * its hold to. The payment is looked up by the session id and not through the session: core deletes sessions whose payment
 * lives on (contract trap 6).
 * @param writers who may still be at work on rows without a transaction
 */
export async function readBooks(
  container: MedusaContainer,
  sessionId: string,
  writers: Writers = {},
): Promise<BooksRead> {
  const read: Read = (entity, fields, filters) => queryRows(container, entity, fields, filters)

  const [[found], [session]] = await Promise.all([
    read<PaymentRow>(
      "payment",
      [
        "id",
        "amount",
        "raw_amount",
        "currency_code",
        "canceled_at",
        "captured_at",
        "data",
        "payment_collection_id",
        "captures.*",
        "refunds.*",
      ],
      { payment_session_id: sessionId },
    ),
    read<SessionRow>("payment_session", SESSION_FIELDS, { id: sessionId }),
  ])
  const payment = found && { ...found, captures: found.captures ?? [], refunds: found.refunds ?? [] }
  const collectionId = payment?.payment_collection_id ?? session?.payment_collection_id
  const links: Links = collectionId
    ? await readLinks(read, collectionId, sessionId)
    : { cart: undefined, order: undefined, paidOtherwise: false, transactions: [] }
  const dueRow = payment ?? session
  const replacedByEdit = Boolean(
    payment?.canceled_at && collectionId && links.order && !links.order.canceled
      ? await isReplaced(read, links.order.id, collectionId)
      : false,
  )
  return {
    due: dueRow && moneyOf(dueRow, dueRow.currency_code),
    session: session && { usable: USABLE.has(session.status) },
    payment: payment && bookedPayment(payment, links, await goneRows(read, payment, links.transactions), writers),
    replacedByEdit,
    cart: links.cart,
    order: links.order,
    paidOtherwise: links.paidOtherwise,
    sessionRow: session,
    collectionId,
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
async function isReplaced(read: Read, orderId: string, collectionId: string): Promise<boolean> {
  const links = await read<{ payment_collection: { id: string; status: string } | null }>(
    "order_payment_collection",
    ["payment_collection.id", "payment_collection.status"],
    { order_id: orderId },
  )
  return links.some(
    ({ payment_collection: other }) => other && other.id !== collectionId && other.status !== "canceled",
  )
}

/** What hangs on a payment collection. */
interface Links extends Pick<MedusaBooks, "cart" | "paidOtherwise"> {
  readonly order: (NonNullable<MedusaBooks["order"]> & { readonly canceledAt: Date | undefined }) | undefined
  readonly transactions: readonly TransactionRow[]
}

type Read = <T>(entity: string, fields: string[], filters: Record<string, string | string[]>) => Promise<T[]>

async function readLinks(read: Read, collectionId: string, sessionId: string): Promise<Links> {
  const [[cartLink], [orderLink], payments] = await Promise.all([
    read<{ cart_id: string }>("cart_payment_collection", ["cart_id"], { payment_collection_id: collectionId }),
    read<{ order_id: string }>("order_payment_collection", ["order_id"], { payment_collection_id: collectionId }),
    read<{ payment_session_id: string; canceled_at: string | null }>("payment", ["payment_session_id", "canceled_at"], {
      payment_collection_id: collectionId,
    }),
  ])
  // Both links name the same order, and core may not have made both yet.
  const [placed] =
    cartLink && !orderLink
      ? await read<{ order_id: string }>("order_cart", ["order_id"], { cart_id: cartLink.cart_id })
      : []
  const orderId = orderLink?.order_id ?? placed?.order_id
  const [order] = orderId
    ? await read<{
        id: string
        status: string
        canceled_at?: string | Date | null
        transactions?: (TransactionRow | null)[]
        summary?: SummaryTotals | null
      }>("order", ["id", "status", "canceled_at", "transactions.*", "summary.*"], { id: orderId })
    : []
  const transactions = (order?.transactions ?? []).filter((row) => row !== null)
  return {
    cart: cartLink && { id: cartLink.cart_id },
    order: order && {
      id: order.id,
      canceled: order.status === "canceled",
      canceledAt: order.canceled_at ? new Date(order.canceled_at) : undefined,
      ...(order.summary && isSummaryWrong(order.summary, transactions) && { summaryWrong: true }),
    },
    paidOtherwise: payments.some((payment) => payment.payment_session_id !== sessionId && !payment.canceled_at),
    transactions,
  }
}

/** Of the captures and refunds the order's transactions name, those that are in no table: core takes back what failed. */
async function goneRows(
  read: Read,
  payment: RowsOfPayment,
  transactions: readonly TransactionRow[],
): Promise<ReadonlySet<string>> {
  const foreign = foreignRows(payment, transactions)
  if (foreign.length === 0) return new Set()
  const there = await Promise.all([
    read<{ id: string }>("capture", ["id"], { id: foreign }),
    read<{ id: string }>("refund", ["id"], { id: foreign }),
    // Order cancel names the transactions of its refunds after the payments.
    read<{ id: string }>("payment", ["id"], { id: foreign }),
  ])
  const known = new Set(there.flat().map((row) => row.id))
  return new Set(foreign.filter((row) => !known.has(row)))
}

function bookedPayment(
  payment: PaymentRow & RowsOfPayment,
  { transactions, order }: Links,
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
