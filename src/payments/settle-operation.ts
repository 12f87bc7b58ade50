import { type MinorUnits, parseAmount } from "../gateway"
import { attemptNumbered, type OrderView, type PaidAttempt } from "./order-view"

/** An operation of our ledger whose outcome is not known. */
export interface UnsettledOperation {
  readonly kind: "charge" | "release" | "refund"
  /** Decimal string; null: the whole. */
  readonly amount: string | null
  readonly ageSeconds: number
  /** The attempt it was sent for. Absent: the one that is Medusa's. */
  readonly billnumber?: string
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
  const { billnumber } = operation
  const attempt = (billnumber === undefined ? undefined : attemptNumbered(view, billnumber)) ?? view.paid
  if (effectIsThere(operation, attempt, refundedByUs)) return "done"
  if (attempt?.moving || attempt?.status === "unclear" || view.status === "unclear") return "wait"
  return operation.ageSeconds > settleAfterSeconds ? "not_done" : "wait"
}

function effectIsThere(
  { kind, amount }: UnsettledOperation,
  paid: PaidAttempt | undefined,
  refundedByUs: MinorUnits,
): boolean {
  if (!paid || paid.status === "unclear") return false
  switch (kind) {
    case "charge":
      return paid.charged > 0
    case "release":
      return paid.status === "released" || paid.status === "returned"
    case "refund": {
      const wanted = parseAmount(amount)
      if (wanted === undefined) return paid.returned > 0 && paid.returned === paid.charged
      return paid.returned - refundedByUs >= wanted
    }
  }
}
