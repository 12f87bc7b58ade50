import type { MinorUnits } from "../gateway"
import type { PaidAttempt } from "./order-view"

/**
 * Assist counts this payment in other sums than Medusa: it converted the currency, took another sum than the order's, or
 * a second payment (points, discount) paid a part. Such a payment is charged and returned as a whole only (seed 003 for
 * two payments; of the others no document says what a part of the order's sum would be).
 */
export function wholeOnly({ converted, severalPayments }: PaidAttempt): boolean {
  return converted || severalPayments
}

/**
 * The same attempt in the order's own money, which is what Medusa books: the whole is the whole, whatever Assist counted.
 * Undefined when a part of a payment was moved that has no part in Medusa's money.
 */
export function inOrderMoney(attempt: PaidAttempt): PaidAttempt | undefined {
  if (!wholeOnly(attempt)) return attempt
  const { order, authorized, status } = attempt
  const none = 0 as MinorUnits
  // Points are taken with the hold, so the charge is of the card's part alone: the state says that it was all (seed 003).
  const all = attempt.charged === authorized.amount || (attempt.severalPayments && status === "charged")
  if (attempt.charged > 0 && !all && status !== "returned") return undefined
  if (attempt.returned > 0 && status !== "returned") return undefined
  return {
    ...attempt,
    authorized: order,
    charged: attempt.charged > 0 ? order.amount : none,
    returned: attempt.returned > 0 ? order.amount : none,
  }
}
