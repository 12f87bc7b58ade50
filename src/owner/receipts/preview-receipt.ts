import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatAmount, type MinorUnits, type Money, minorUnits, parseAmount } from "../../gateway"
import { moneyOf } from "../../medusa/amounts"
import { readReturns } from "../../medusa/read-returns"
import { type OrderContext, orderContext } from "../../operations/context"
import { linesOfOperation } from "../../operations/lines-of-operation"
import { type LinesToChoose, linesToChoose } from "../../operations/lines-to-choose"
import { readAssistOrder } from "../../operations/read-assist-order"
import { decideCapture } from "../../payments/decide-capture"
import { decideRefund } from "../../payments/decide-refund"
import { inOrderMoney } from "../../payments/in-order-money"
import type { OrderView, PaidAttempt } from "../../payments/order-view"
import { type LineLeft, leftOfLines } from "../../receipts/left-of-lines"
import { Refused } from "../../refusals/refused"
import { type Said as Reason, saying } from "../../refusals/saying"
import type {
  ChoosableLine,
  PreviewedReceipt,
  ReceiptPreview,
  ReceiptPreviewRequest,
  SuggestedLines,
} from "../admin-api"
import { findTarget, type Target } from "../money/target"
import { type ChosenLines, linesWish, sumOfChosen } from "./chosen-lines"
import { showLeft, showLines } from "./show-lines"

/**
 * The receipt that a capture or refund would make if it were pressed now: what can be chosen, what would be sent, or why
 * nothing would. Moves no money, and writes nothing but what was read.
 */
export async function previewReceipt(
  container: MedusaContainer,
  paymentId: string,
  input: ReceiptPreviewRequest,
): Promise<ReceiptPreview> {
  const target = await findTarget(container, paymentId)
  const context = orderContext(container, target.order.provider_id, "job")
  const view = await readAssistOrder(context, target.order)
  const asked: Asked = { context, target, view, kind: input.move === "capture" ? "charge" : "refund", input }
  const nothing = { amount: null, currency: target.order.currency, lines: [], receipt: null, suggested: [] }
  let choice: LinesToChoose | undefined
  let left: readonly LineLeft[] = []
  try {
    if (!view.paid) return { ...nothing, ...(await decided(asked, undefined, minorUnits(0))) }
    choice = await linesToChoose(context, target.order, view, view.paid, asked.kind)
    const known = choice && leftOfLines(choice.base, choice.earlier)
    if (known && !known.ok) return { ...nothing, ...refusal(known.refusal, known.refusal.lineId) }
    left = known?.value ?? []
  } catch (error) {
    return { ...nothing, ...refusalOf(error) }
  }
  const lines = showLeft(left).filter(({ amount }) => Number(amount) > 0)
  const suggested = asked.kind === "refund" ? await suggestions(container, target, lines) : []
  const shown = { ...nothing, lines, suggested }
  try {
    const wish = linesWish(input)
    const chosen = wish && sumOfChosen(choice, wish, input.amount)
    const sum = chosen?.amount ?? parseAmount(input.amount) ?? whole(asked, view.paid)
    return { ...shown, ...(await decided(asked, chosen, sum, left)) }
  } catch (error) {
    return { ...shown, ...refusalOf(error) }
  }
}

interface Asked {
  readonly context: OrderContext
  readonly target: Target
  readonly view: OrderView
  readonly kind: "charge" | "refund"
  readonly input: ReceiptPreviewRequest
}

type Said = Pick<ReceiptPreview, "amount" | "receipt" | "refusal">

/** What the provider's hook would do, asked of the same functions. */
async function decided(
  { context, target: { order, payment }, view, kind }: Asked,
  chosen: ChosenLines | undefined,
  sum: MinorUnits,
  left: readonly LineLeft[] = [],
): Promise<Said> {
  const asked: Money = { ...moneyOf(payment, payment.currency_code), amount: sum }
  const decision =
    kind === "charge"
      ? decideCapture(view, { asked, booked: minorUnits(0), bookedLongAgo: minorUnits(0) })
      : decideRefund(view, { asked, booked: view.paid?.returned ?? minorUnits(0), bookOnly: false })
  if (decision.decision === "refuse" || decision.decision === "wait") return refusal(decision)
  if (sum < 1) return refusal(saying("wish_refund_all_back"))
  const amount = formatAmount(sum)
  // What is asked for stands at Assist already: nothing would be sent.
  if (decision.decision === "adopt") return { amount, receipt: { is: "none", lines: [] }, refusal: null }
  const { attempt, money } = decision
  const wished = chosen && {
    kind,
    amount: formatAmount(sum),
    wish: chosen.wish,
    at: new Date().toISOString(),
  }
  const sent = await linesOfOperation(context, { ...order, chosen_lines: wished ?? null }, view, {
    kind,
    attempt,
    money,
  })
  const receipt: PreviewedReceipt = sent
    ? { is: "sent", lines: showLines(sent) }
    : withoutLines(kind, order.receipt_lines ?? [], left)
  return { amount, receipt, refusal: null }
}

/** Assist makes a receipt of its own lines: those of the payment stand, or all that are left go back. */
function withoutLines(
  kind: "charge" | "refund",
  paid: Parameters<typeof showLines>[0],
  left: readonly LineLeft[],
): PreviewedReceipt {
  if (left.length === 0) return { is: "none", lines: [] }
  if (kind === "charge") return { is: "of_payment", lines: showLines(paid) }
  return { is: "all_left", lines: showLines(left.filter(({ amount }) => amount > 0).map(({ line }) => line)) }
}

/** In the order's money, also where Assist counts the payment in another sum. */
function whole({ kind }: Asked, attempt: PaidAttempt): MinorUnits {
  if (kind === "charge") return attempt.order.amount
  const { charged, returned } = inOrderMoney(attempt) ?? attempt
  return minorUnits(Math.max(0, charged - returned))
}

/** Returns and claims, as far as what they name is left. */
async function suggestions(
  container: MedusaContainer,
  { link }: Target,
  left: readonly ChoosableLine[],
): Promise<SuggestedLines[]> {
  if (!link || left.length === 0) return []
  const returns = await readReturns(container, link.order_id)
  return returns.flatMap(({ from, id, displayId, lines }) => {
    const named = lines.flatMap(({ lineId, quantity }) => {
      const line = left.find((one) => one.line === lineId)
      return line
        ? [{ line: lineId, quantity: Number(quantity) > Number(line.quantity) ? line.quantity : quantity }]
        : []
    })
    return named.length > 0 ? [{ from, id, display_id: displayId, lines: named }] : []
  })
}

function refusal({ reason, refusal }: Reason, lineId?: string): Said {
  return { amount: null, receipt: null, refusal: { text: reason, line_id: lineId ?? null, refusal } }
}

/** What the owner can mend is an answer here; anything else stays an error. */
function refusalOf(error: unknown): Said {
  if (error instanceof Refused && [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA].includes(error.type))
    return refusal({ reason: error.message, refusal: error.refusal })
  throw error
}
