import { type MinorUnits, parseAmount } from "../gateway"
import type { OrderView } from "./order-view"

/** An operation of our ledger whose outcome is not known. */
export interface UnsettledOperation {
  readonly kind: "charge" | "void" | "refund"
  /** Decimal string; null: the whole. */
  readonly amount: string | null
  readonly ageSeconds: number
}

/**
 * Did an operation with an unknown outcome happen? Assist's ledger says so when its effect is there; when it is
 * not, only time tells: a request that hung may still be carried out (design rule 3).
 * @param refundedByUs what our ledger knows to be returned by other, settled refunds
 */
export function settleOperation(
  operation: UnsettledOperation,
  view: OrderView,
  refundedByUs: MinorUnits,
  settleAfterSeconds: number,
): "done" | "not_done" | "wait" {
  if (effectIsThere(operation, view, refundedByUs)) return "done"
  if (view.paid?.moving || view.status === "unclear") return "wait"
  return operation.ageSeconds > settleAfterSeconds ? "not_done" : "wait"
}

function effectIsThere({ kind, amount }: UnsettledOperation, view: OrderView, refundedByUs: MinorUnits): boolean {
  const { paid } = view
  if (!paid || paid.status === "unclear") return false
  switch (kind) {
    case "charge":
      return paid.charged > 0
    case "void":
      return paid.status === "released" || paid.status === "returned"
    case "refund": {
      const wanted = parseAmount(amount)
      if (wanted === undefined) return paid.returned > 0 && paid.returned === paid.charged
      return paid.returned - refundedByUs >= wanted
    }
  }
}
