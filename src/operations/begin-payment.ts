import { formatAmount, type Money, type OrderNumber, type Outcome } from "../gateway"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { decidePay, type PayDecision } from "../payments/decide-pay"
import { hasNewPayment, operationKeys } from "../payments/known-operations"
import type { OrderView } from "../payments/order-view"
import { callOnce } from "./call-once"
import type { OrderContext } from "./context"
import { settleEarlier } from "./move-money"
import { readAssistOrder } from "./read-assist-order"
import { type WishKey, wishKeyText } from "./wish-key"

/** A wish to pay an order number from this server: by a token, or under an agreement. */
export interface PaymentWish<Reply> {
  readonly orderNumber: OrderNumber
  readonly key: WishKey
  /**
   * What is due, read under the order's lease, right before anything is sent.
   * @throws whatever keeps the payment from being made
   */
  readonly due: () => Promise<Money>
  readonly call: (money: Money) => Promise<Outcome<Reply>>
  /** What an answer says, for the ledger and the log: codes and states only. */
  readonly told: (reply: Reply) => string
  /** With what Assist answered, before it is looked at again. */
  readonly onReply?: (reply: Reply) => Promise<void>
}

/** What became of it. `under_way`: an earlier one is, or its outcome is not known yet: nothing was sent. */
export type BegunPayment =
  | Exclude<PayDecision, "pay">
  /** Assist has taken it on; what comes of it shows when it is looked at. */
  | "begun"
  | "declined"
  | "not_sent"
  /** Sent, and Assist does not show it yet. */
  | "unknown"

/** Seconds until the background job looks at a payment whose outcome is not known. */
const FIRST_LOOK = 10

/**
 * Pays an order number once (design rule 2): under the order's `money` lease it reads Assist, settles what was begun before,
 * decides, writes the intent, calls, and looks. Two clicks, two tabs, two processes and a retry pay once.
 * @throws MedusaError when Assist or the ledger could not be reached before anything was sent, and what `due` throws
 */
export async function beginPayment<Reply>(context: OrderContext, wish: PaymentWish<Reply>): Promise<BegunPayment> {
  const { ledger } = context
  return await ledger.withLease("money", wish.orderNumber, async (order) => {
    const view = await readAssistOrder(context, order)
    const isSettled = await settleEarlier(context, order, view).then(
      () => true,
      () => false,
    )
    if (!isSettled) return "under_way"
    const begun = (await ledger.operations(order.order_number)).filter(({ kind }) => kind === "payment")
    const decision = decidePay(view, begun.length)
    return decision === "pay" ? await pay(context, order, view, wish) : decision
  })
}

async function pay<Reply>(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  wish: PaymentWish<Reply>,
): Promise<BegunPayment> {
  const { ledger, logger } = context
  const money = await wish.due()
  const before = operationKeys(view.reported)
  const amount = formatAmount(money.amount)
  const { outcome, detail, settle } = await callOnce(
    context,
    {
      order_number: order.order_number,
      kind: "payment",
      medusa_key: wishKeyText(wish.key),
      billnumber: null,
      amount,
      currency: money.currency,
      auto_deposit: null,
      known_operations: before,
      receipt_lines: null,
    },
    order.lease_token ?? "",
    { call: () => wish.call(money), told: wish.told, sum: `${amount} ${money.currency}` },
  )
  switch (outcome.outcome) {
    case "not_sent":
    case "declined":
      await settle(outcome.outcome, detail)
      return outcome.outcome
    case "done":
      await wish.onReply?.(outcome.reply)
      await settle("done", detail)
      return "begun"
    case "unknown": {
      const now = await readAssistOrder(context, order).catch((error: Error) => {
        logger.warn(logLine({ order: order.order_number, operation: "payment" }, error.message))
        return undefined
      })
      const isThere = now !== undefined && hasNewPayment(now.reported, before)
      await settle(isThere ? "done" : "unknown", detail)
      if (!isThere) await ledger.due(order.order_number, FIRST_LOOK)
      return isThere ? "begun" : "unknown"
    }
  }
}
