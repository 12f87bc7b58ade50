import { isDeepStrictEqual } from "node:util"
import { type AssistOrder, formatAmount, type MinorUnits } from "../gateway"
import { knownStages } from "../modules/assist/ledger/known-stages"
import type { LedgerOrder, OrderSummary } from "../modules/assist/ledger/rows"
import { declinesOf } from "../payments/declines"
import { holdDeadline } from "../payments/hold-deadline"
import { wholeOnly } from "../payments/in-order-money"
import { newStages, type OrderView, type PaidAttempt, viewOrder } from "../payments/order-view"
import { saying } from "../refusals/saying"
import type { OrderContext } from "./context"
import { toMedusaError } from "./errors"

const DAY = 24 * 60 * 60 * 1000

/**
 * Reads an order at Assist and keeps what was seen. `Start*` is always sent: without it Assist looks back three
 * days only (protocol 6.1); a day of margin covers clocks that differ.
 */
export async function readAssistOrder(context: OrderContext, order: LedgerOrder): Promise<OrderView> {
  const { view, noted } = await lookAtAssist(context, order)
  await noted
  return view
}

/** What was seen, and the writing of it: who goes on reading meanwhile awaits it before doing anything about what was seen. */
interface AssistLook {
  readonly view: OrderView
  readonly noted: Promise<void>
}

/** The same for a caller that has more to read. */
export async function lookAtAssist(context: OrderContext, order: LedgerOrder): Promise<AssistLook> {
  const { merchant, urgency } = context
  const from = new Date(new Date(order.opened_at).getTime() - DAY)
  let orders: AssistOrder[]
  try {
    orders = await merchant.client.orderResult({ orderNumber: order.order_number, from, urgency })
  } catch (error) {
    throw toMedusaError(error, saying("asking_payment", { number: order.order_number }))
  }
  const view = await viewed(context, order, orders)
  return { view, noted: noteSeen(context, order, view, declinesOf(orders)) }
}

async function noteSeen(
  { merchant, ledger }: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  declines: readonly string[],
): Promise<void> {
  const stages = newStages(view, knownStages(order))
  const learnt = Object.keys(stages).length > 0
  const seen = {
    orderstate: view.last?.stateText ?? "",
    hold_until: holdUntil(view, merchant.options.holdDays),
    ...(view.paid ? { summary: summarize(view) } : {}),
    ...(declines.length > 0 && { refusals: declines }),
    ...(learnt && { stages: { ...order.stages, ...stages } }),
  }
  const news = learnt || seen.orderstate !== order.orderstate || declines.length !== (order.refusals?.length ?? 0)
  const moved = seen.hold_until?.getTime() !== (order.hold_until ? new Date(order.hold_until).getTime() : undefined)
  // Writing what was seen already is work without effect: a capture would pay for it each time.
  if (news || moved || (seen.summary && !isDeepStrictEqual(seen.summary, order.summary))) {
    // The job's growing steps begin anew with every change of state.
    const noted = news ? { ...seen, due_tries: 0 } : seen
    await ledger.note(order.order_number, noted)
    Object.assign(order, noted)
  }
}

/** Who learnt the stage while this caller had the row already has written it down. */
async function viewed(
  { ledger }: OrderContext,
  order: LedgerOrder,
  orders: readonly AssistOrder[],
): Promise<OrderView> {
  const preferred = order.billnumber ?? undefined
  const view = viewOrder(orders, knownStages(order), preferred)
  if (!view.attempts.some(({ stageAssumed }) => stageAssumed)) return view
  const now = await ledger.find(order.order_number)
  if (now) order.stages = now.stages
  return viewOrder(orders, knownStages(order), preferred)
}

function summarize(view: OrderView): OrderSummary {
  const paid = view.paid as PaidAttempt
  const means = paid.payment?.means
  const held = paid.status === "held" ? paid.authorized.amount : 0
  return {
    status: paid.status,
    held: formatAmount(held as MinorUnits),
    charged: formatAmount(paid.charged),
    returned: formatAmount(paid.returned),
    currency: paid.authorized.currency,
    authorized: formatAmount(paid.authorized.amount),
    ...(wholeOnly(paid) && { whole_only: true }),
    ...(paid.stage === "taken_at_once" && { taken_at_once: true }),
    ...(paid.stageAssumed && { stage_assumed: true }),
    test_mode: paid.testMode,
    ...(paid.heldAt && { held_at: paid.heldAt.toISOString() }),
    ...(means?.number && { card: means.number, card_type: means.typeName }),
    ...(means?.issuer && { bank: means.issuer }),
    ...(means?.approvalCode && { approval_code: means.approvalCode }),
    ...(paid.payment?.threeDs.authResult && { three_ds: paid.payment.threeDs.authResult }),
    ...(view.extra.length > 0 && { extra_payments: view.extra.length }),
  }
}

function holdUntil({ paid }: OrderView, holdDays: number): Date | null {
  if (paid?.status !== "held" || !paid.heldAt) return null
  return new Date(holdDeadline(paid.heldAt, holdDays))
}
