import { type AssistOperation, formatAmount, type ReceiptItem } from "../../gateway"
import type { LedgerOperation, LedgerOrder } from "../../modules/assist/ledger/rows"
import { itemsOf, successful } from "../../operations/reported-lines"
import type { OrderView } from "../../payments/order-view"
import type { ReceiptLine } from "../../receipts/receipt-line"
import type { AssistReceipt } from "../admin-api"
import { showLines } from "./show-lines"

const KINDS = ["payment", "charge", "cancel"] as const
const OF = { payment: "payment", charge: "capture", cancel: "refund" } as const

/**
 * The receipts of a payment, its captures and its refunds, in the order they happened: the lines this shop sent, of what was
 * done in Assist's cabinet those that Assist reports. Without lines where Assist makes the receipt of those it has.
 * @param view what Assist reports now; undefined when it could not be asked: then what this shop sent is all there is
 */
export function receiptsOfPayment(
  order: LedgerOrder,
  operations: readonly LedgerOperation[],
  view: OrderView | undefined,
): AssistReceipt[] {
  const own = operations.filter(({ kind, outcome }) => outcome === "done" && (kind === "charge" || kind === "refund"))
  const receipts = view?.paid ? reported(order, [...own], view) : sent(order, own)
  // A shop without receipts has nothing to be shown.
  return receipts.some(({ lines }) => lines.length > 0) ? receipts : []
}

function reported(order: LedgerOrder, own: LedgerOperation[], view: OrderView): AssistReceipt[] {
  const { paid } = view
  if (!paid) return []
  return KINDS.flatMap((type) => successful(view, paid, type).map((operation) => ({ type, operation })))
    .filter(({ type }) => type !== "cancel" || paid.charged > 0)
    .map(({ type, operation }) => {
      const lines = type === "payment" ? order.receipt_lines : sentWith(own, type, operation, paid.billNumber)
      const items = itemsOf(operation)
      return {
        of: OF[type],
        at: operation.date?.toISOString() ?? null,
        amount: operation.money ? formatAmount(operation.money.amount) : null,
        currency: operation.money?.currency ?? null,
        billnumber: operation.billNumber || null,
        from: lines || !items ? "shop" : "assist",
        lines: showLines(lines ?? asLines(items ?? [])),
      }
    })
}

/** Our call behind an operation of Assist's: of the same kind and sum, each once. Of the whole Assist was told no sum. */
function sentWith(
  own: LedgerOperation[],
  type: "charge" | "cancel",
  { money }: AssistOperation,
  billNumber: string,
): readonly ReceiptLine[] | null {
  const kind = type === "charge" ? "charge" : "refund"
  const amount = money && formatAmount(money.amount)
  const index = own.findIndex((one) => one.kind === kind && one.billnumber === billNumber && one.amount === amount)
  return index < 0 ? null : (own.splice(index, 1)[0]?.receipt_lines ?? null)
}

const asLines = (items: readonly ReceiptItem[]): ReceiptLine[] =>
  items.map((item) => ({ lineQuantity: String(item.quantity), item }))

function sent(order: LedgerOrder, own: readonly LedgerOperation[]): AssistReceipt[] {
  const { summary } = order
  if (!summary) return []
  const ofPayment: AssistReceipt = {
    of: "payment",
    at: summary.held_at ?? null,
    amount: summary.authorized,
    currency: summary.currency,
    billnumber: null,
    from: "shop",
    lines: showLines(order.receipt_lines ?? []),
  }
  const others = own.map(
    (one): AssistReceipt => ({
      of: one.kind === "charge" ? "capture" : "refund",
      at: one.created_at.toISOString(),
      amount: one.amount,
      currency: one.currency,
      billnumber: null,
      from: "shop",
      lines: showLines(one.receipt_lines ?? []),
    }),
  )
  return [ofPayment, ...others]
}
