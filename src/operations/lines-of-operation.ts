import type { Money } from "../gateway"
import type { LedgerOrder, OperationKind } from "../modules/assist/ledger/rows"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import type { ReceiptLine } from "../receipts/receipt-line"
import type { OrderContext } from "./context"
import { linesOfCharge } from "./lines-of-charge"
import { linesOfRefund } from "./lines-of-refund"

/** A movement of money that is about to be asked of Assist. */
export interface ReceiptedOperation {
  readonly kind: OperationKind
  readonly attempt: PaidAttempt
  /** Absent: the whole. */
  readonly money: Money | undefined
}

/**
 * The lines of the fiscal receipt that goes with a charge or a cancel; `undefined` for one that carries none: without the
 * option, and for a cancel of everything, which returns every line by itself (protocol 10).
 * @throws MedusaError (not_allowed, `assist_receipt`) when the receipt cannot be made
 */
export async function linesOfOperation(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  { kind, attempt, money }: ReceiptedOperation,
): Promise<readonly ReceiptLine[] | undefined> {
  switch (kind) {
    case "charge":
      return await linesOfCharge(context, order, view, attempt, money)
    case "refund":
      return money && (await linesOfRefund(context, order, view, attempt, money))
    case "release":
      return undefined
  }
}
