import { formatAmount, type Money } from "../gateway"
import type { LedgerOperation, LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import { chooseLines } from "../receipts/choose-lines"
import type { EarlierOperation } from "../receipts/left-of-lines"
import { leftOfLines } from "../receipts/left-of-lines"
import { linesAsReported } from "../receipts/lines-as-reported"
import type { ReceiptLine } from "../receipts/receipt-line"
import type { OrderContext } from "./context"
import { namedByOrder } from "./named-by-order"
import { linesMakeOtherSum, receiptRefused } from "./receipt-refused"
import { itemsOf, successful } from "./reported-lines"
import { chosenWish, repeatedLines } from "./wished-lines"

/**
 * The lines that go back with a cancel of a part: those the owner chose, else the sum spread over what is left of each line.
 * Measured against the receipt of the charge, or of the payment where that stands, as Assist reports it, after every cancel
 * Assist shows, those of its cabinet too (protocol 10).
 */
export async function linesOfRefund(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  attempt: PaidAttempt,
  money: Money,
): Promise<readonly ReceiptLine[] | undefined> {
  const operations = await context.ledger.operations(order.order_number)
  const { base: receipt, earlier } = refundableLines(context, order, view, attempt, operations)
  if (receipt.length === 0) return undefined
  const wish = chosenWish(order, "refund", money.amount)
  const base = wish ? await namedByOrder(context, order, receipt) : receipt
  const again = !wish && repeatedLines(operations, "refund", attempt.billNumber, formatAmount(money.amount))
  if (again && leftOfLines(base, [...earlier, carried(again)]).ok) return again
  const chosen = chooseLines(base, earlier, wish ?? { by: "sum", sum: money.amount })
  if (!chosen.ok) throw receiptRefused("refund", chosen.refusal)
  if (chosen.value.amount === money.amount) return chosen.value.lines
  throw linesMakeOtherSum("refund", chosen.value.amount, money.amount)
}

/** What a refund's lines are measured against. Without lines: the payment has no receipt of lines. */
export interface RefundableLines {
  readonly base: readonly ReceiptLine[]
  readonly earlier: readonly EarlierOperation[]
}

export function refundableLines(
  { merchant }: Pick<OrderContext, "merchant">,
  order: Pick<LedgerOrder, "receipt_lines">,
  view: OrderView,
  attempt: PaidAttempt,
  operations: readonly LedgerOperation[],
): RefundableLines {
  const own = operations.filter(({ billnumber, receipt_lines }) => billnumber === attempt.billNumber && receipt_lines)
  const charge = own.findLast(
    ({ kind, outcome }) => kind === "charge" && outcome !== "declined" && outcome !== "not_sent",
  )
  const sent = charge?.receipt_lines ?? order.receipt_lines ?? []
  const reported = itemsOf(successful(view, attempt, "charge")[0]) ?? itemsOf(successful(view, attempt, "payment")[0])
  // A shop that says nothing of receipts does as before, whatever its cabinet makes of a payment.
  if (sent.length === 0 && !merchant.options.receipt) return { base: [], earlier: [] }
  // Taken out of the form by the shopper: Assist has no lines, and takes a cancel without them only.
  if (!charge && !reported && merchant.options.openOrder === "form") return { base: [], earlier: [] }
  const refunds = own.filter(({ kind, outcome }) => kind === "refund" && outcome === "done")
  const earlier = successful(view, attempt, "cancel").map((cancel): EarlierOperation => {
    const amount = cancel.money?.amount ?? (0 as EarlierOperation["amount"])
    const items = itemsOf(cancel)
    if (items) return { amount, items }
    const index = refunds.findIndex((refund) => refund.amount === formatAmount(amount))
    const [match] = index < 0 ? [] : refunds.splice(index, 1)
    return match?.receipt_lines ? { ...carried(match.receipt_lines), amount } : { amount }
  })
  return { base: linesAsReported(sent, reported), earlier }
}

function carried(lines: readonly ReceiptLine[]): EarlierOperation {
  const amount = lines.reduce((sum, { item }) => sum + item.amount, 0) as EarlierOperation["amount"]
  return { amount, items: lines.map(({ item }) => item) }
}
