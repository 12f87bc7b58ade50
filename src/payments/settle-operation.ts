import { type MinorUnits, parseAmount } from "../gateway"
import { hasNewPayment } from "./known-operations"
import { attemptNumbered, type OrderView, type PaidAttempt } from "./order-view"
import { wasCarriedOut } from "./was-carried-out"

/** An operation of our ledger whose outcome is not known. */
export interface UnsettledOperation {
  readonly kind: "payment" | "charge" | "release" | "refund"
  /** Decimal string; null: the whole. */
  readonly amount: string | null
  readonly ageSeconds: number
  /** The attempt it was sent for; null: a payment, which makes its own. */
  readonly billnumber: string | null
  /** What Assist showed just before, as `operationKeys`; null: written by a version that did not keep it. */
  readonly known_operations: readonly string[] | null
}

/**
 * Did an operation with an unknown outcome happen? Assist's ledger says so when its effect is there; when it is
 * not, only time tells: a request that hung may still be carried out (design rule 3).
 * @param refundedByUs what our ledger knows to be returned by other, settled refunds; for operations without `known_operations`
 */
export function settleOperation(
  operation: UnsettledOperation,
  view: OrderView,
  refundedByUs: MinorUnits,
  settleAfterSeconds: number,
): "done" | "not_done" | "wait" {
  const { kind, billnumber, known_operations } = operation
  if (kind === "payment" || billnumber === null) {
    if (hasNewPayment(view.reported, known_operations ?? [])) return "done"
    return operation.ageSeconds > settleAfterSeconds ? "not_done" : "wait"
  }
  const attempt = attemptNumbered(view, billnumber)
  if (effectIsThere({ ...operation, kind, billnumber }, view, attempt, refundedByUs)) return "done"
  if (attempt?.moving || attempt?.status === "unclear" || view.status === "unclear") return "wait"
  if (attempt && cannotCome(operation, attempt)) return "not_done"
  return operation.ageSeconds > settleAfterSeconds ? "not_done" : "wait"
}

/** Somebody else did what leaves nothing to this operation: Assist charges an order once (seed 003). */
function cannotCome({ kind }: UnsettledOperation, { charged, returned }: PaidAttempt): boolean {
  return charged > 0 && (kind === "charge" || returned === charged)
}

/** What moves money that is there already. */
interface Moving extends UnsettledOperation {
  readonly kind: "charge" | "release" | "refund"
  readonly billnumber: string
}

function effectIsThere(
  { kind, amount, billnumber, known_operations }: Moving,
  view: OrderView,
  attempt: PaidAttempt | undefined,
  refundedByUs: MinorUnits,
): boolean {
  const wanted = parseAmount(amount)
  if (known_operations)
    return wasCarriedOut({ kind, amount: wanted, billNumber: billnumber, known: known_operations }, view)
  if (!attempt || attempt.status === "unclear") return false
  switch (kind) {
    case "charge":
      return attempt.charged > 0
    case "release":
      return attempt.status === "released" || attempt.status === "returned"
    case "refund":
      if (wanted === undefined) return attempt.returned > 0 && attempt.returned === attempt.charged
      return attempt.returned - refundedByUs >= wanted
  }
}
