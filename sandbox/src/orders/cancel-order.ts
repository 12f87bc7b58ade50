import { enqueueNotification } from "../notifications/enqueue.ts"
import { assistError } from "../protocol/assist-error.ts"
import { formatAmount, type Minor } from "../protocol/money.ts"
import type { OrderState } from "../protocol/order-states.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { type Ledger, ledgerOf } from "./ledger.ts"
import { draftOperation, newApprovalCode } from "./operation-draft.ts"

/** A cancel as asked for. Without an amount all that can be given back is given back, and nothing stays blocked. */
export interface CancelRequest {
  amount: Minor | null
  externalRefundId?: string
  comment?: string
  clientIp?: string
  decline?: boolean
  notify?: boolean
  /** Lines of the receipt that go back, checked against the amount; `full` when nothing charged is left afterwards. */
  receipt?: (amount: Minor, full: boolean) => ReceiptLine[] | null
}

interface CancelPlan {
  amount: Minor
  returned: Minor
  released: Minor
  state: OrderState
}

/** Gives money back: drops the hold of an uncharged order, returns charged money otherwise (protocol 5). */
export async function cancelOrder(
  unit: Unit,
  order: OrderRow,
  request: CancelRequest,
  now: Date,
): Promise<OperationRow> {
  const money = ledgerOf(order.operations)
  const plan = planCancel(order.state, money, request.amount)
  refuseRepeatedRefundId(order, request.externalRefundId)
  const receipt = cancelReceipt(plan, money, request)
  const draft = draftOperation(order, 300, formatAmount(plan.amount), now)
  const operation = await unit.addOperation(order, {
    ...draft,
    clientIp: request.clientIp ?? "",
    externalRefundId: request.externalRefundId ?? "",
    comment: request.comment ?? "",
    receipt,
    ...(request.decline
      ? { state: "Failure", responseCode: "AS100" }
      : {
          state: "Success",
          responseCode: "AS000",
          approvalCode: newApprovalCode(),
          returned: formatAmount(plan.returned),
          released: formatAmount(plan.released),
        }),
  })
  if (operation.state === "Success") {
    order.state = plan.state
    await unit.saveOrder(order)
  }
  if (request.notify !== false) await enqueueNotification(unit, order, operation, now)
  return operation
}

/** Nothing of a receipt goes back when only the blocked rest of a partial charge is let go. */
function cancelReceipt(plan: CancelPlan, money: Ledger, request: CancelRequest): ReceiptLine[] | null {
  if (money.charged > 0n && plan.returned === 0n) return null
  return request.receipt?.(plan.amount, money.charged - money.returned === plan.returned) ?? null
}

/** What a cancel would do, or the documented refusal. Pure. */
export function planCancel(state: OrderState, money: Ledger, asked: Minor | null): CancelPlan {
  if (state === "Delayed") {
    const amount = asked ?? money.held
    if (amount <= 0n || amount > money.held) throw assistError("wrongAmount")
    // "Two-stage merchants: partial cancel only after the charge" (protocol 5); 300 is the reversal of an authorization.
    if (amount < money.held) throw assistError("partialReversalForbidden")
    return { amount, returned: 0n, released: amount, state: "Canceled" }
  }
  const rest = money.charged - money.returned
  if (!["Approved", "PartialDelayed", "PartialCanceled"].includes(state) || rest + money.held <= 0n) {
    throw assistError("cancelForbidden")
  }
  // Without a sum the order is over: what was charged goes back, and what is still blocked is let go with it.
  if (asked === null) {
    return { amount: rest > 0n ? rest : money.held, returned: rest, released: money.held, state: "Canceled" }
  }
  if (asked <= 0n || asked > rest) throw assistError("wrongAmount")
  // A sum is returned of what was charged, also when that is all of it: what is still blocked waits for the bank.
  const isOver = asked === rest && money.held === 0n
  return { amount: asked, returned: asked, released: 0n, state: isOver ? "Canceled" : "PartialCanceled" }
}

/**
 * `Externalrefundid` is "unique within one order" (protocol 5). The reply to a repeat is not documented: 11 "duplicate
 * object" with 216 "operation", because the id names a refund operation. A failed refund may be tried again under its id.
 */
function refuseRepeatedRefundId(order: OrderRow, id: string | undefined): void {
  if (!id) return
  if (order.operations.some((one) => one.externalRefundId === id && one.state === "Success")) {
    throw assistError("duplicateRefundId")
  }
}
