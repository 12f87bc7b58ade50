import { enqueueNotification } from "../notifications/enqueue.ts"
import { assistError } from "../protocol/assist-error.ts"
import { formatAmount, type Minor } from "../protocol/money.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { ledgerOf } from "./ledger.ts"
import { draftOperation, newApprovalCode, successfulCharge } from "./operation-draft.ts"

/** A charge as asked for. Without an amount the whole hold is charged. */
export interface ChargeRequest {
  amount: Minor | null
  /** Release the uncharged remainder at once (seed 003, AutoDeposit). */
  autoDeposit?: boolean
  clientIp?: string
  /** Fault on demand: the processing refuses. */
  decline?: boolean
  notify?: boolean
  chargeWindowDays?: number
  /** Lines of the receipt made at the confirmation (protocol 10), checked against the amount that is charged. */
  receipt?: (amount: Minor) => ReceiptLine[] | null
}

/**
 * Charges a held order and returns the operation that did it.
 *
 * A repeated charge "does not take the money again" (seed 003): it is answered with the operation of the first charge,
 * whatever amount was asked for, and nothing new is recorded.
 */
export async function chargeOrder(
  unit: Unit,
  order: OrderRow,
  request: ChargeRequest,
  now: Date,
): Promise<OperationRow> {
  const earlier = successfulCharge(order)
  // A canceled order has nothing left to confirm, so there the repeat is refused; the documents do not say.
  if (earlier && order.state !== "Canceled") return earlier
  if (order.state !== "Delayed") throw assistError("chargeForbidden")
  if (isTooLate(order, request.chargeWindowDays ?? 0, now)) throw assistError("chargeForbidden")
  const { held } = ledgerOf(order.operations)
  const amount = request.amount ?? held
  // 5/108 rather than 17/108: it is the parameter's value that is wrong, the documents name no code.
  if (amount <= 0n || amount > held) throw assistError("wrongAmount")

  const receipt = request.receipt?.(amount) ?? null
  const draft = draftOperation(order, 200, formatAmount(amount), now)
  const operation = await unit.addOperation(order, {
    ...draft,
    clientIp: request.clientIp ?? "",
    receipt,
    ...(request.decline
      ? { state: "Failure", responseCode: "AS100" }
      : {
          state: "Success",
          responseCode: "AS000",
          approvalCode: newApprovalCode(),
          charged: formatAmount(amount),
          released: formatAmount(request.autoDeposit ? held - amount : 0n),
        }),
  })
  if (operation.state === "Success") {
    order.state = amount === held ? "Approved" : "PartialDelayed"
    await unit.saveOrder(order)
  }
  if (request.notify !== false) await enqueueNotification(unit, order, operation, now)
  return operation
}

function isTooLate(order: OrderRow, days: number, now: Date): boolean {
  return days > 0 && now.getTime() - new Date(order.createdAt).getTime() > days * 24 * 60 * 60 * 1000
}
