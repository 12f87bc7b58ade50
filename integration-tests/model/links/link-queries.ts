import type { BookRows } from "../../../src/medusa/book-rows"
import { type Collection, type LinkBooks, ORDER } from "./link-books"

type Filters = Record<string, string | readonly string[]>

const wanted = (filter: string | readonly string[] | undefined, value: string) =>
  filter === undefined || (typeof filter === "string" ? filter === value : filter.includes(value))

/** What one statement reads of Medusa's books (src/medusa/book-rows.ts). */
export function bookRows(books: LinkBooks, sessionId: string): BookRows {
  const payments = books.payments.map((one) => books.paymentRow(one))
  const session = books.sessions.find(({ id }) => id === sessionId)
  const payment = payments.find(({ payment_session_id }) => payment_session_id === sessionId)
  const collection = payment?.payment_collection_id ?? session?.collection
  const collections = books.collections.map((one) => collectionRow(books, one))
  return {
    session: session ? (books.sessionRow(session) as BookRows["session"]) : null,
    payment: payment ?? null,
    cart_id: null,
    order: collection ? { ...orderRow(books), collections } : null,
    paid_otherwise: payments.some(
      ({ payment_collection_id, payment_session_id, canceled_at }) =>
        payment_collection_id === collection && payment_session_id !== sessionId && !canceled_at,
    ),
  }
}

/** `query.graph` for what else the follower reads of an order and its collections. */
export function readLinks(books: LinkBooks, entity: string, filters: Filters): object[] {
  const payments = books.payments.map((one) => books.paymentRow(one))
  switch (entity) {
    case "payment":
      return payments.filter(
        ({ id, payment_session_id, payment_collection_id }) =>
          wanted(filters["id"], id) &&
          wanted(filters["payment_session_id"], payment_session_id) &&
          wanted(filters["payment_collection_id"], payment_collection_id),
      )
    case "payment_session":
      return books.sessions
        .map((one) => books.sessionRow(one))
        .filter(
          ({ id, payment_collection_id }) =>
            wanted(filters["id"], id) && wanted(filters["payment_collection_id"], payment_collection_id),
        )
    case "cart_payment_collection":
    case "order_cart":
      return []
    case "order_payment_collection":
      return books.collections
        .filter(({ id }) => wanted(filters["payment_collection_id"], id))
        .map((one) => ({
          order_id: ORDER,
          payment_collection: collectionRow(books, one),
        }))
    case "order":
      return [{ ...orderRow(books), payment_collections: books.collections.map((one) => collectionRow(books, one)) }]
    case "capture":
    case "refund":
      return [
        ...books.payments.flatMap(({ captures, refunds }) => (entity === "capture" ? captures : refunds)),
        ...(entity === "capture" ? [{ id: "capt_cash" }] : []),
      ].filter(({ id }) => wanted(filters["id"], id))
    default:
      throw new Error(`the follower reads ${entity}, which this model does not have`)
  }
}

function orderRow(books: LinkBooks) {
  return {
    ...{ id: ORDER, status: books.canceled ? "canceled" : "pending", canceled_at: books.canceled ?? null },
    ...{ currency_code: "byn", total: books.total / 100, transactions: books.transactions },
    summary: { pending_difference: books.pending / 100, transaction_total: (books.total - books.pending) / 100 },
  }
}

function collectionRow(books: LinkBooks, { id, created_at, sum, status, metadata }: Collection) {
  return {
    ...{ id, created_at, status, metadata, currency_code: "byn", amount: (sum / 100).toFixed(2) },
    payment_sessions: books.sessions.filter(({ collection }) => collection === id),
    payments: books.payments.filter(({ collection }) => collection === id).map((one) => books.paymentRow(one)),
  }
}
