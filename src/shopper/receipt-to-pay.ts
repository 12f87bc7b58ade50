import type { Receipt } from "../gateway"
import type { ReadPayable } from "../medusa/read-payable"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "../operations/context"
import { receiptOfPayment } from "../operations/receipt-of-payment"

/** "none" when it cannot be made: then nothing may be paid, and why is for the log of the shop alone. */
export async function receiptToPay(
  context: OrderContext,
  { session, sum }: ReadPayable,
  order: LedgerOrder,
): Promise<Receipt | undefined | "none"> {
  try {
    return await receiptOfPayment(context, session.id, order, sum)
  } catch (error) {
    const about = { order: order.order_number, operation: "receipt", outcome: "failed" }
    context.logger.error(logLine(about, (error as Error).message))
    return "none"
  }
}
