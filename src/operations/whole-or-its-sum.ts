import type { Money, OrderNumber } from "../gateway"
import type { MoneyDecision } from "../payments/money-decision"
import type { OrderContext } from "./context"

/**
 * The sum to name for a refund of all that was charged of a part. Without a sum the rest of the hold goes too, yet no
 * document says that Assist takes such a cancel of a PartialDelayed order. Refused once, it is asked for by its sum: the
 * customer's money matters more than the rest, which the bank lets go of by itself.
 */
export async function wholeOrItsSum(
  { ledger }: OrderContext,
  orderNumber: OrderNumber,
  { attempt, money }: Extract<MoneyDecision, { decision: "execute" }>,
): Promise<Money | undefined> {
  if (money || attempt.status !== "partly_charged") return money
  const operations = await ledger.operations(orderNumber)
  const refused = operations.some(
    ({ kind, outcome, amount, billnumber }) =>
      kind === "refund" && outcome === "declined" && amount === null && billnumber === attempt.billNumber,
  )
  return refused ? { amount: attempt.charged, currency: attempt.authorized.currency } : undefined
}
