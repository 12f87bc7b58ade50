import { formatAmount, type MinorUnits, type Money } from "../gateway"
import { readSale } from "../medusa/read-sale"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import { carriedOnto } from "../receipts/carried-onto"
import { chooseLines } from "../receipts/choose-lines"
import type { EarlierOperation } from "../receipts/left-of-lines"
import { lineDifference } from "../receipts/lines-as-reported"
import { makeReceipt } from "../receipts/make-receipt"
import type { ReceiptLine } from "../receipts/receipt-line"
import { type Answer, refuse } from "../receipts/refusal"
import { saying } from "../refusals/saying"
import type { OrderContext } from "./context"
import { linesTakenByOthers } from "./lines-taken-by-others"
import { linesMakeOtherSum, receiptRefused } from "./receipt-refused"
import { itemsOf, successful } from "./reported-lines"
import { chosenWish, repeatedLines } from "./wished-lines"

/**
 * The lines of a capture: of the order as it stands now, after edits, and of what its other payments have not taken. With
 * `at: "payment"` a capture of everything carries none, for the payment's lines stand; one of a part, or of an order that was
 * edited since, carries what it is for (design section 6).
 */
export async function linesOfCharge(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  attempt: PaidAttempt,
  money: Money | undefined,
): Promise<readonly ReceiptLine[] | undefined> {
  if (!chargeHasLines(context, order)) return undefined
  const sum = money?.amount ?? attempt.order.amount
  const found = await linesOnOrder(context, order)
  const wish = chosenWish(order, "charge", sum)
  const { receipt } = context.merchant.options
  const standing = receipt && receipt.at === "payment" && !wish && standingLines(order, view, attempt, sum)
  if (!found.ok) {
    if (standing) return undefined
    throw receiptRefused("charge", found.refusal)
  }
  const { base, taken } = found.value
  if (standing && carriedOnto(base, standing)) return undefined
  const operations = await context.ledger.operations(order.order_number)
  const amount = money ? formatAmount(money.amount) : null
  const again = !wish && repeatedLines(operations, "charge", attempt.billNumber, amount)
  if (again && carriedOnto(base, again)) return again
  const chosen = choose(base, taken, wish ?? { by: "sum", sum })
  if (!chosen.ok) throw receiptRefused("charge", chosen.refusal)
  if (chosen.value.amount === sum) return chosen.value.lines
  throw linesMakeOtherSum("charge", chosen.value.amount, sum)
}

/** Whether a capture can carry lines. */
export function chargeHasLines({ merchant }: OrderContext, { receipt_lines }: LedgerOrder): boolean {
  const settings = merchant.options.receipt
  // Opened before the option was set: Assist has made its receipt already, as its cabinet is set.
  return Boolean(settings && (settings.at === "capture" || receipt_lines))
}

/** The receipt of an order as it stands now, and what its other payments have taken of it. */
export interface LinesOnOrder {
  readonly base: readonly ReceiptLine[]
  readonly taken: readonly EarlierOperation[]
}

export async function linesOnOrder(context: OrderContext, order: LedgerOrder): Promise<Answer<LinesOnOrder>> {
  const settings = context.merchant.options.receipt
  const read = context.container && (await readSale(context.container, order.session_id))
  if (!read || !settings) return refuse("unreadable", saying("receipt_order_unreadable"))
  const made = makeReceipt(read.sale, settings)
  if (!made.ok) return made
  const base = made.value.lines
  const taken =
    read.orderId === undefined ? [] : await linesTakenByOthers(context, read.orderId, order.session_id, base)
  return { ok: true, value: { base, taken } }
}

type Wish = Parameters<typeof chooseLines>[2]

/** A sum may be more than the other payments have left, when theirs were returned in part: then of the whole order. */
function choose(base: readonly ReceiptLine[], taken: readonly EarlierOperation[], wish: Wish) {
  const chosen = chooseLines(base, taken, wish)
  return chosen.ok || taken.length === 0 ? chosen : chooseLines(base, [], wish)
}

/** The payment's lines, when they are what this capture takes and Assist reports them as they were sent. */
function standingLines(
  { receipt_lines: sent }: LedgerOrder,
  view: OrderView,
  attempt: PaidAttempt,
  sum: MinorUnits,
): readonly ReceiptLine[] | undefined {
  if (!sent || sum !== attempt.order.amount) return undefined
  if (sent.reduce((all, { item }) => all + item.amount, 0) !== sum) return undefined
  const reported = itemsOf(successful(view, attempt, "payment")[0])
  return reported && lineDifference(sent, reported) ? undefined : sent
}
