import { readSale } from "../medusa/read-sale"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { ReceiptLine } from "../receipts/receipt-line"
import { underOrderLines } from "../receipts/under-order-lines"
import type { OrderContext } from "./context"

/** The lines of a payment's receipt under the ids of its order's lines, which is how an owner names them. */
export async function namedByOrder(
  { container, merchant }: OrderContext,
  { session_id }: LedgerOrder,
  receipt: readonly ReceiptLine[],
): Promise<readonly ReceiptLine[]> {
  const read = container && (await readSale(container, session_id))
  return read ? underOrderLines(receipt, read.sale.lines, merchant.options.receipt || {}) : receipt
}
