import { enqueueNotification } from "../notifications/enqueue.ts"
import { assistError } from "../protocol/assist-error.ts"
import { formatAmount, type Minor } from "../protocol/money.ts"
import type { OrderState } from "../protocol/order-states.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { type Ledger, ledgerOf } from "./ledger.ts"
import { draftOperation, newApprovalCode } from "./operation-draft.ts"

/** A cancel as asked for. Without an amount all that can be given back is given back. */
export interface CancelRequest {
  amount: Minor | null
  externalRefundId?: string
  comment?: string
  clientIp?: string
  decline?: boolean
  notify?: boolean
  /** Lines of the receipt that go back, checked against the amount; `full` when nothing is left afterwards. */
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
  const plan = planCancel(order.state, ledgerOf(order.operations), request.amount)
  refuseRepeatedRefundId(order, request.externalRefundId)
  const receipt = request.receipt?.(plan.amount, plan.state === "Canceled") ?? null
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

/** What a cancel would do, or the documented refusal. Pure. */
export function planCancel(state: OrderState, money: Ledger, asked: Minor | null): CancelPlan {
  if (state === "Delayed") {
    const amount = asked ?? money.held
    if (amount <= 0n || amount > money.held) throw assistError("wrongAmount")
    // "Two-stage merchants: partial cancel only after the charge" (protocol 5); 300 is the reversal of an authorisation.
    if (amount < money.held) throw assistError("partialReversalForbidden")
    return { amount, returned: 0n, released: amount, state: "Canceled" }
  }
  const rest = money.charged - money.returned
  if (!["Approved", "PartialDelayed", "PartialCanceled"].includes(state) || rest <= 0n) {
    throw assistError("cancelForbidden")
  }
  const amount = asked ?? rest
  if (amount <= 0n || amount > rest) throw assistError("wrongAmount")
  const full = amount === rest
  // When all charged money is back, the uncharged part of the hold has no purpose any more and goes back with it.
  return { amount, returned: amount, released: full ? money.held : 0n, state: full ? "Canceled" : "PartialCanceled" }
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

/**
 * The bank drops what is still held, without being asked (protocol 4: 5 to 14 days after the payment). An uncharged order
 * becomes Canceled with a cancel operation; of a partly charged one only the remainder goes, and its state stays.
 * Whether Assist reports this is not documented; it is not reported here.
 */
export async function expireHold(unit: Unit, order: OrderRow, now: Date): Promise<void> {
  const { held } = ledgerOf(order.operations)
  if (held <= 0n) throw assistError("cancelForbidden")
  if (order.state === "Delayed") {
    await cancelOrder(unit, order, { amount: null, notify: false, comment: "hold dropped by the bank" }, now)
    return
  }
  const last = order.operations.findLast((operation) => operation.state === "Success")
  if (!last) throw assistError("cancelForbidden")
  await unit.saveOperation(Object.assign(last, { released: formatAmount(held + ledgerOf([last]).released) }))
}
