import type { Money, OperationReply, OrderNumber, Outcome } from "./model"
import { type ClientContext, type MoneyOperation, runMoneyOperation } from "./money-operation"
import { RequestCheck } from "./request/check-request"
import { credentialFields } from "./request/service-fields"

export interface CancelRequest {
  /** Short, or extended and then of the successful payment operation (protocol 5). */
  readonly billNumber: string
  /** Not sent: the answer must name it. */
  readonly orderNumber: OrderNumber
  /** Absent: all that is left. In the currency of the payment operation. */
  readonly money?: Money
  /** 1 declined by the shop, 2 by the customer, 3 fraud. Always worth sending: the default differs by version. */
  readonly reason?: 1 | 2 | 3
  /**
   * Unique within one order. Sent to wscancel.cfm only, the one service that knows it; Assist documents it for JSON
   * and SOAP bodies, so a form may not protect against a repeat (protocol 5).
   */
  readonly externalRefundId?: string
  readonly signal?: AbortSignal
}

const CANCEL: MoneyOperation = {
  service: "cancel",
  path: "/cancel/cancel.cfm",
  typeCode: "300",
  successStates: ["Canceled", "PartialCanceled"],
}
const WSCANCEL: MoneyOperation = { ...CANCEL, service: "wscancel", path: "/cancel/wscancel.cfm" }

/**
 * Releases a hold or refunds a payment, in whole or in part; Assist picks how (protocol 5). Rejects only for a
 * request that is wrong in itself.
 */
export async function cancel(context: ClientContext, request: CancelRequest): Promise<Outcome<OperationReply>> {
  const operation = context.options.cancelService === "wscancel" ? WSCANCEL : CANCEL
  const check = new RequestCheck(operation.service)
  const billNumber = check.billNumber(request.billNumber)
  const orderNumber = check.orderNumber(request.orderNumber) as OrderNumber
  const fields: Record<string, string> = { Billnumber: billNumber, ...credentialFields(context.options) }
  if (request.money !== undefined) {
    const { amount, currency } = check.money("Amount", request.money)
    fields["Amount"] = amount
    fields["Currency"] = currency
  }
  if (request.reason !== undefined) fields["CancelReason"] = check.cancelReason(request.reason)
  if (request.externalRefundId !== undefined) {
    const id = check.externalRefundId(request.externalRefundId)
    if (operation === WSCANCEL) fields["Externalrefundid"] = id
  }
  return runMoneyOperation(
    context,
    operation,
    { billNumber, orderNumber, money: request.money },
    fields,
    request.signal,
  )
}
