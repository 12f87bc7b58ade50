import type { AssistOperation, MinorUnits } from "../gateway"
import { inOrderMoney } from "./in-order-money"
import { newOperations } from "./known-operations"
import { attemptNumbered, type OrderView, type PaidAttempt } from "./order-view"

/** A call that moves money, as it was asked of Assist. */
export interface AskedOfAssist {
  readonly kind: "charge" | "release" | "refund"
  /** What was asked for; absent: the whole, of a refund all that is left. */
  readonly amount: MinorUnits | undefined
  readonly billNumber: string
  /** Every operation of the order that Assist showed just before, as `operationKeys`. */
  readonly known: readonly string[]
}

/**
 * Did Assist's ledger move by what was asked? Told by the operations that appeared since, and not by sums: the cabinet may
 * have returned as much before, or something else at the same moment. Nor by Medusa's books, which may hold rival wishes that
 * still wait for their turn.
 */
export function wasCarriedOut(asked: AskedOfAssist, view: OrderView): boolean {
  const attempt = attemptNumbered(view, asked.billNumber)
  if (!attempt || attempt.status === "unclear") return false
  switch (asked.kind) {
    case "charge":
      return isCharged(asked, attempt, view)
    case "refund":
      return isReturned(asked, attempt, view)
    case "release":
      return attempt.status === "released" || attempt.status === "returned"
  }
}

function isCharged(asked: AskedOfAssist, attempt: PaidAttempt, view: OrderView): boolean {
  const { listed, since } = operationsOf(view, asked, "charge")
  // A gateway that lists no charges says by the state alone that it has charged (seed 004).
  if (listed && since.length === 0) return false
  // The whole without a sum: of a payment with points the charge is of the card's part (seed 003).
  if (asked.amount === undefined) return inOrderMoney(attempt)?.charged === attempt.order.amount
  return listed ? hasSum(since, asked.amount) : attempt.charged === asked.amount
}

function isReturned(asked: AskedOfAssist, attempt: PaidAttempt, view: OrderView): boolean {
  const { listed, since } = operationsOf(view, asked, "cancel")
  if (listed && since.length === 0) return false
  if (asked.amount === undefined) return attempt.returned > 0 && attempt.returned === attempt.charged
  return listed ? hasSum(since, asked.amount) : attempt.returned === asked.amount
}

function hasSum(operations: readonly AssistOperation[], amount: MinorUnits): boolean {
  return operations.some(({ money }) => money?.amount === amount)
}

/** Successful operations of a kind: whether Assist lists any of the attempt, and those it did not show before. */
function operationsOf(view: OrderView, { billNumber, known }: AskedOfAssist, type: "charge" | "cancel") {
  const successful = ({ type: is, state }: AssistOperation) => is === type && state === "success"
  const own = view.reported.filter((order) => order.billNumber === billNumber)
  return {
    listed: own.some(({ operations }) => operations.some(successful)),
    since: newOperations(own, known).filter(successful),
  }
}
