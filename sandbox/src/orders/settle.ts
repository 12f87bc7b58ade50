import { enqueueNotification } from "../notifications/enqueue.ts"
import type { OrderState } from "../protocol/order-states.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { NO_EFFECT } from "./ledger.ts"
import { newApprovalCode } from "./operation-draft.ts"

/** The payment operation that waits for a bank or for the 3-D Secure page. */
export function pendingPayment(order: OrderRow): OperationRow | undefined {
  return order.operations.find((one) => one.type === 100 && (one.state === "In Process" || one.state === "New"))
}

/**
 * Lets due things happen to an order: the slow bank answers, the payment page's time runs out. Called on every read,
 * so an order never looks older than it is, and by a timer.
 */
export async function settleOrder(unit: Unit, order: OrderRow, now: Date): Promise<OrderRow> {
  if (order.state !== "In Process") return order
  const waiting = pendingPayment(order)
  if (waiting?.pending?.kind === "slow") {
    // The bank has the payment: the page's lifetime no longer matters.
    if (new Date(waiting.pending.until) <= now)
      await finishPayment(unit, order, waiting, waiting.pending.code ?? "AS000", now)
    return order
  }
  if (new Date(order.expiresAt) <= now) await timeOutOrder(unit, order)
  return order
}

/** Closes an open order by timeout. Nobody is notified: "orders closed by timeout are never reported" (protocol 7.1). */
export async function timeOutOrder(unit: Unit, order: OrderRow): Promise<void> {
  const waiting = pendingPayment(order)
  if (waiting) await unit.saveOperation(Object.assign(waiting, { state: "TimeOut", pending: null }))
  order.state = "Timeout"
  await unit.saveOrder(order)
}

/** Records the bank's answer to a payment operation and moves the order (protocol 1). */
export async function finishPayment(
  unit: Unit,
  order: OrderRow,
  operation: OperationRow,
  responseCode: string,
  now: Date,
  notify = true,
): Promise<void> {
  const paid = responseCode === "AS000"
  const merchant = await unit.merchant(order.merchantId)
  const holds = order.delay && !operation.takesAtOnce && !merchant?.settings.takesAtOnce
  const effect = { taken: operation.amount, charged: holds ? "0.00" : operation.amount }
  Object.assign(operation, NO_EFFECT, paid ? effect : {}, {
    state: paid ? "Success" : "Failure",
    responseCode,
    approvalCode: paid ? newApprovalCode() : "",
    pending: null,
    at: now.toISOString(),
  })
  await unit.saveOperation(operation)
  order.state = paid ? (holds ? "Delayed" : "Approved") : stateAfterFailure(order, merchant?.settings.paymentAttempts)
  await unit.saveOrder(order)
  if (notify) await enqueueNotification(unit, order, operation, now)
}

/** A failed payment closes the order, unless the merchant lets a shopper try several cards on one page. */
function stateAfterFailure(order: OrderRow, attempts = 1): OrderState {
  const failures = order.operations.filter((one) => one.type === 100 && one.state === "Failure").length
  return failures < attempts ? "In Process" : "Declined"
}
