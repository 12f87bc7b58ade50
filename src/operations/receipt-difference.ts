import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderView } from "../payments/order-view"
import { inWords, type LineDifference, lineDifference } from "../receipts/lines-as-reported"
import type { OrderContext } from "./context"
import { itemsOf, successful } from "./reported-lines"

/**
 * Where Assist reports another receipt of a payment than was sent (design rule 12): the lines in a form can be changed by the
 * shopper. Lines of the charge replace the payment's. Assist may report none at all: with a form that means that they were
 * taken out, for nobody else can.
 */
export async function receiptDifference(
  { ledger, merchant }: OrderContext,
  order: LedgerOrder,
  view: OrderView,
): Promise<LineDifference | undefined> {
  const { paid } = view
  const sent = order.receipt_lines
  if (!paid || !sent?.length) return undefined
  const [charge] = successful(view, paid, "charge")
  const ofCharge =
    charge &&
    (await ledger.operations(order.order_number)).findLast(
      ({ kind, outcome, billnumber, receipt_lines }) =>
        kind === "charge" && outcome === "done" && billnumber === paid.billNumber && receipt_lines,
    )
  if (ofCharge?.receipt_lines) {
    const reported = itemsOf(charge)
    return reported && lineDifference(ofCharge.receipt_lines, reported)
  }
  const reported = itemsOf(successful(view, paid, "payment")[0])
  if (reported) return lineDifference(sent, reported)
  const [first] = sent
  return merchant.options.openOrder === "form" && first ? { sent: inWords(first.item), reported: "" } : undefined
}
