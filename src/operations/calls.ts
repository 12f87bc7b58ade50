import type { OrderNumber } from "../gateway"
import { autoDepositOf, namingAutoDeposit } from "./auto-deposit"
import type { OrderContext } from "./context"
import type { MoneyWish } from "./move-money"

/** Asks Assist to charge a hold. */
export function chargeCall({ merchant }: OrderContext, orderNumber: OrderNumber): MoneyWish["call"] {
  return async (attempt, money) => {
    const autoDeposit = autoDepositOf(merchant, attempt, money)
    const { billNumber } = attempt
    const outcome = await merchant.client.charge({ billNumber, orderNumber, money, autoDeposit })
    return autoDeposit ? namingAutoDeposit(outcome) : outcome
  }
}

/**
 * Asks Assist to release a hold or to return a charge.
 * @param reason Assist's CancelReason: 1 declined by the shop, 2 by the customer (protocol 5)
 */
export function cancelCall({ merchant }: OrderContext, orderNumber: OrderNumber, reason: 1 | 2): MoneyWish["call"] {
  return ({ billNumber }, money) => merchant.client.cancel({ billNumber, orderNumber, money, reason })
}
