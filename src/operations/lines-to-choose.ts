import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import type { EarlierOperation } from "../receipts/left-of-lines"
import type { ReceiptLine } from "../receipts/receipt-line"
import type { OrderContext } from "./context"
import { chargeHasLines, linesOnOrder } from "./lines-of-charge"
import { refundableLines } from "./lines-of-refund"
import { namedByOrder } from "./named-by-order"
import { receiptRefused } from "./receipt-refused"

/** A receipt of which lines can be captured or returned, and what has taken a part of it. */
export interface LinesToChoose {
  readonly base: readonly ReceiptLine[]
  readonly earlier: readonly EarlierOperation[]
}

/**
 * What an owner can choose lines of, under the ids of the order's lines. `undefined` when the operation carries none: without
 * the option, and for a payment that was made without lines.
 * @throws MedusaError (not_allowed, `assist_receipt`) when the order's receipt cannot be made
 */
export async function linesToChoose(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  attempt: PaidAttempt,
  kind: "charge" | "refund",
): Promise<LinesToChoose | undefined> {
  if (kind === "refund") {
    const operations = await context.ledger.operations(order.order_number)
    const { base, earlier } = refundableLines(context, order, view, attempt, operations)
    return base.length === 0 ? undefined : { base: await namedByOrder(context, order, base), earlier }
  }
  if (!chargeHasLines(context, order)) return undefined
  const found = await linesOnOrder(context, order)
  if (!found.ok) throw receiptRefused("charge", found.refusal)
  return { base: found.value.base, earlier: found.value.taken }
}
