import type { OrderNumber } from "../gateway"
import type { OrderContext } from "./context"
import type { MoneyWish } from "./move-money"

/** Asks Assist to charge a hold. */
export function chargeCall({ merchant }: OrderContext, orderNumber: OrderNumber): MoneyWish["call"] {
  return ({ billNumber }, money) =>
    merchant.client.charge({
      billNumber,
      orderNumber,
      money,
      autoDeposit: merchant.options.autoDeposit,
    })
}

/**
 * Asks Assist to release a hold or to return a charge.
 * @param reason Assist's CancelReason: 1 declined by the shop, 2 by the customer (protocol 5)
 */
export function cancelCall({ merchant }: OrderContext, orderNumber: OrderNumber, reason: 1 | 2): MoneyWish["call"] {
  return ({ billNumber }, money) => merchant.client.cancel({ billNumber, orderNumber, money, reason })
}
