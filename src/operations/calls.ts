import type { OrderNumber, Receipt } from "../gateway"
import { type ReceiptLine, returnedItems } from "../receipts/receipt-line"
import { autoDepositOf, namingAutoDeposit } from "./auto-deposit"
import type { OrderContext } from "./context"
import type { MoneyWish } from "./move-money"
import { namingReceipt } from "./naming-receipt"

/** Asks Assist to charge a hold. */
export function chargeCall({ merchant }: OrderContext, orderNumber: OrderNumber): MoneyWish["call"] {
  return async (attempt, money, lines) => {
    const autoDeposit = autoDepositOf(merchant, attempt, money)
    const { billNumber } = attempt
    const receipt = lines && receiptOf(merchant, lines)
    const outcome = await merchant.client.charge({ billNumber, orderNumber, money, autoDeposit, receipt })
    return namingReceipt(autoDeposit ? namingAutoDeposit(outcome) : outcome, lines)
  }
}

function receiptOf({ options }: OrderContext["merchant"], lines: readonly ReceiptLine[]): Receipt {
  const system = options.receipt ? options.receipt.taxationSystem : undefined
  return { items: lines.map(({ item }) => item), ...(system === undefined ? {} : { taxationSystem: system }) }
}

/**
 * Asks Assist to release a hold or to return a charge.
 * @param reason Assist's CancelReason: 1 declined by the shop, 2 by the customer (protocol 5)
 */
export function cancelCall({ merchant }: OrderContext, orderNumber: OrderNumber, reason: 1 | 2): MoneyWish["call"] {
  return async ({ billNumber }, money, lines) => {
    const items = lines && returnedItems(lines)
    return namingReceipt(await merchant.client.cancel({ billNumber, orderNumber, money, reason, items }), lines)
  }
}
