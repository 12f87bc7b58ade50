import { linkedSessions } from "../medusa/linked-sessions"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { carriedOnto } from "../receipts/carried-onto"
import type { EarlierOperation } from "../receipts/left-of-lines"
import type { ReceiptLine } from "../receipts/receipt-line"
import type { OrderContext } from "./context"

/** Their money came back, or never came: their lines are free again. */
const GONE: ReadonlySet<string> = new Set(["released", "returned"])

/**
 * The part of an order's lines that its other payments are for: captured by them, or paid with lines of their own. None where
 * those lines cannot be found on the order any more.
 * @param sessionId the payment that asks
 * @param base the receipt of the whole order as it stands now
 */
export async function linesTakenByOthers(
  { ledger, container }: OrderContext,
  orderId: string,
  sessionId: string,
  base: readonly ReceiptLine[],
): Promise<readonly EarlierOperation[]> {
  if (!container) return []
  const orders = await ledger.ofSessions(await linkedSessions(container, "order_payment_collection", [orderId]))
  const others = orders.filter(
    ({ session_id, opened_session_id, summary }) =>
      session_id !== sessionId && opened_session_id !== sessionId && summary && !GONE.has(summary.status),
  )
  const taken = (await Promise.all(others.map((other) => linesOf(ledger, other)))).flat()
  const items = carriedOnto(base, taken)
  if (!items || items.length === 0) return []
  const amount = taken.reduce((sum, { item }) => sum + item.amount, 0) as EarlierOperation["amount"]
  return [{ amount, items }]
}

async function linesOf(ledger: OrderContext["ledger"], order: LedgerOrder): Promise<readonly ReceiptLine[]> {
  const charged = (await ledger.operations(order.order_number)).findLast(
    ({ kind, outcome, receipt_lines }) => kind === "charge" && outcome === "done" && receipt_lines,
  )
  return charged?.receipt_lines ?? order.receipt_lines ?? []
}
