import { MedusaError } from "@medusajs/framework/utils"
import {
  type CodeText,
  formatAmount,
  type MinorUnits,
  type Money,
  type OperationReply,
  type OrderNumber,
  type Outcome,
  parseAmount,
} from "../gateway"
import type { LedgerOperation, LedgerOrder, MoveKind } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { operationKeys } from "../payments/known-operations"
import type { MoneyDecision } from "../payments/money-decision"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import { settleOperation } from "../payments/settle-operation"
import { type AskedOfAssist, wasCarriedOut } from "../payments/was-carried-out"
import type { ReceiptLine } from "../receipts/receipt-line"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { OPERATION_WORDS, same } from "../refusals/words"
import { autoDepositOf } from "./auto-deposit"
import { callOnce } from "./call-once"
import type { OrderContext } from "./context"
import { linesOfOperation } from "./lines-of-operation"
import { readAssistOrder } from "./read-assist-order"
import { wholeOrItsSum } from "./whole-or-its-sum"
import { type WishKey, wishKeyText } from "./wish-key"

/** A wish to move money on one order. */
export interface MoneyWish {
  readonly orderNumber: OrderNumber
  readonly kind: MoveKind
  readonly key: WishKey
  /** What to do in view of what Assist holds. */
  readonly decide: (view: OrderView) => Promise<MoneyDecision> | MoneyDecision
  /** @param lines of the fiscal receipt that goes with it */
  readonly call: (
    attempt: PaidAttempt,
    money: Money | undefined,
    lines: readonly ReceiptLine[] | undefined,
  ) => Promise<Outcome<OperationReply>>
}

/** What stands at Assist after a wish was fulfilled. */
export interface Moved {
  /** Assist's word for the order's state. */
  readonly stateText: string
  /** Absent when Assist confirmed the call but could not be read afterwards, or when there was nothing to move. */
  readonly attempt?: PaidAttempt
}

/** Seconds until the background job looks at an operation whose outcome is not known. */
const FIRST_LOOK = 60

/**
 * Brings one order to a wished state (design rule 2): takes its lease, reads Assist, decides, and only if the
 * wished state is not there yet writes the intent, calls, classifies, records, and looks at Assist's ledger once
 * more. Called twice, crashed in between or raced by a notification, money moves once.
 * @throws MedusaError with a text for the owner; the wish was then not fulfilled, or it is not known whether it was
 */
export async function moveMoney(context: OrderContext, wish: MoneyWish): Promise<Moved> {
  try {
    return await converge(context, wish)
  } catch (error) {
    // Core hides a release or refund that fails on order cancel (contract trap 3): the follower has to see it through.
    await context.ledger.dueSoon(wish.orderNumber).catch(() => undefined)
    throw error
  }
}

async function converge(context: OrderContext, wish: MoneyWish): Promise<Moved> {
  return await context.ledger.withLease("money", wish.orderNumber, async (order) => {
    const view = await readAssistOrder(context, order)
    await settleEarlier(context, order, view)
    const decision = await wish.decide(view)
    switch (decision.decision) {
      case "adopt":
        return movedTo(view)
      case "refuse":
      case "wait":
        throw new Refused(
          MedusaError.Types.NOT_ALLOWED,
          decision,
          decision.decision === "wait" ? "assist_busy" : "assist_refused",
        )
      case "execute":
        return await execute(
          context,
          order,
          wish,
          view,
          decision.attempt,
          await wholeOrItsSum(context, wish.orderNumber, decision),
        )
    }
  })
}

function movedTo(view: OrderView): Moved {
  return { stateText: view.paid?.stateText ?? view.last?.stateText ?? "", attempt: view.paid }
}

/** An operation with an unknown outcome blocks the next one until Assist's ledger, or time, has settled it. */
export async function settleEarlier(context: OrderContext, order: LedgerOrder, view: OrderView): Promise<void> {
  const { ledger, merchant, logger } = context
  const unsettled = await ledger.unsettled(order.order_number)
  if (unsettled.length === 0) return
  const operations = await ledger.operations(order.order_number)
  for (const operation of unsettled) {
    const refundedByUs = operations
      .filter(
        ({ kind, outcome, billnumber }) =>
          kind === "refund" && outcome === "done" && billnumber === operation.billnumber,
      )
      .reduce((total, { amount }) => total + (parseAmount(amount) ?? 0), 0) as MinorUnits
    const ageSeconds = operation.age_seconds
    const verdict = settleOperation({ ...operation, ageSeconds }, view, refundedByUs, merchant.options.settleAfter)
    if (verdict === "wait") throw stillUnknown(operation, merchant.options.settleAfter - ageSeconds)
    const outcome = verdict === "done" ? "done" : "not_sent"
    await ledger.settle(operation.id, outcome, `settled by reading Assist: ${view.paid?.stateText ?? view.status}`)
    operation.outcome = outcome
    const about = { order: order.order_number, billnumber: operation.billnumber, operation: operation.kind }
    logger.info(logLine({ ...about, outcome }, `${operation.id} was settled by reading Assist`))
  }
}

function stillUnknown({ kind, amount, currency }: LedgerOperation, secondsLeft: number): Refused {
  const about = { operation: OPERATION_WORDS[kind], minutes: Math.max(1, Math.ceil(secondsLeft / 60)) }
  const said = amount
    ? saying("earlier_unknown", { ...about, sum: { amount, currency } })
    : saying("earlier_unknown_whole", about)
  return new Refused(MedusaError.Types.NOT_ALLOWED, said, "assist_outcome_unknown")
}

async function execute(
  context: OrderContext,
  order: LedgerOrder,
  wish: MoneyWish,
  seen: OrderView,
  attempt: PaidAttempt,
  money: Money | undefined,
): Promise<Moved> {
  const kind = kindOf(wish, attempt)
  const known = operationKeys(seen.reported)
  // A receipt that cannot be made is refused here, before anything is written or sent.
  const lines = await linesOfOperation(context, order, seen, { kind, attempt, money })
  const intent = {
    order_number: order.order_number,
    kind,
    medusa_key: wishKeyText(wish.key),
    billnumber: attempt.billNumber,
    amount: money ? formatAmount(money.amount) : null,
    currency: money ? money.currency : null,
    auto_deposit: (kind === "charge" ? autoDepositOf(context.merchant, attempt, money) : undefined) ?? null,
    known_operations: known,
    receipt_lines: lines ?? null,
  }
  const sum = money ? `${formatAmount(money.amount)} ${money.currency}` : "in full"
  const { outcome, settle, detail } = await callOnce(context, intent, order.lease_token ?? "", {
    call: () => wish.call(attempt, money, lines),
    told: (reply) => `orderstate ${reply.stateText}`,
    sum,
  })
  switch (outcome.outcome) {
    case "not_sent":
      await settle("not_sent", detail)
      throw new Refused(
        MedusaError.Types.UNEXPECTED_STATE,
        saying("not_sent", { why: sentence(outcome.reason) }),
        "assist_not_sent",
      )
    case "declined":
      await settle("declined", detail)
      throw new Refused(
        MedusaError.Types.NOT_ALLOWED,
        saying("declined", { why: sentences(outcome.words ?? same(outcome.reason)) }),
        "assist_declined",
      )
    case "done":
    case "unknown":
      return await verify(
        context,
        order,
        { kind, amount: money?.amount, billNumber: attempt.billNumber, known },
        outcome,
        settle,
      )
  }
}

/** What is given back of money that was taken is a refund, whoever asked for a release (a cart that came to nothing). */
function kindOf({ kind }: MoneyWish, { charged }: PaidAttempt): MoveKind {
  return kind === "release" && charged > 0 ? "refund" : kind
}

/** Looks at Assist's ledger after the call: it, not the answer, says what happened (design rule 5). */
async function verify(
  context: OrderContext,
  order: LedgerOrder,
  asked: AskedOfAssist,
  outcome: Extract<Outcome<OperationReply>, { outcome: "done" | "unknown" }>,
  settle: (result: "done" | "unknown", text: string) => Promise<void>,
): Promise<Moved> {
  const { ledger, logger } = context
  let view: OrderView
  try {
    view = await readAssistOrder(context, order)
  } catch (error) {
    logger.warn(logLine({ order: order.order_number, operation: asked.kind }, (error as Error).message))
    await settle(outcome.outcome, `not confirmed: ${(error as Error).message}`)
    await ledger.due(order.order_number, FIRST_LOOK)
    if (outcome.outcome === "unknown") throw unclear(outcome.reason)
    // Assist's answer was complete and matched what was asked: failing now would unbook money that did move.
    return { stateText: outcome.reply.stateText }
  }
  if (wasCarriedOut(asked, view)) {
    await settle("done", `orderstate ${view.paid?.stateText}`)
    return movedTo(view)
  }
  const reason =
    outcome.outcome === "unknown"
      ? outcome.reason
      : `Assist answered "done", but its ledger shows "${view.paid?.stateText ?? view.status}".`
  await settle("unknown", reason)
  await ledger.due(order.order_number, FIRST_LOOK)
  throw unclear(reason)
}

function unclear(reason: string): Refused {
  const said = saying("outcome_unknown", { why: sentence(reason) })
  return new Refused(MedusaError.Types.UNEXPECTED_STATE, said, "assist_outcome_unknown")
}

function sentences({ en, ru, be }: CodeText): CodeText {
  return { en: sentence(en), ru: sentence(ru), be: sentence(be) }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
