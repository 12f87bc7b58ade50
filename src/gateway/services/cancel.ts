import type { MoneyOperation } from "../asked-operation"
import type { ClientContext } from "../client-context"
import type { Money, OperationReply, OrderNumber, Outcome } from "../model"
import { runMoneyOperation } from "../money-operation"
import { RequestCheck } from "../request/check-request"
import { FreeText } from "../request/free-text"
import { type ReturnedItem, returnedItems } from "../request/receipt"
import { credentialFields, requestEncoding } from "../request/service-fields"

/** What to release or refund (protocol 5). */
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
   * Unique within one order. Sent to wscancel.cfm only, the one service that knows it, and then in a JSON or SOAP
   * body: for a form Assist promises nothing (protocol 5).
   */
  readonly externalRefundId?: string
  /** The lines returned by a partial cancel of an order with a receipt (protocol 10). */
  readonly items?: readonly ReturnedItem[]
  readonly comment?: string
  /** Of the operator who cancels. */
  readonly clientIp?: string
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
  const { money, signal } = request
  const fields: Record<string, string> = { Billnumber: billNumber, ...credentialFields(context) }
  if (money !== undefined) {
    const { amount, currency } = check.money("Amount", money)
    fields["Amount"] = amount
    fields["Currency"] = currency
  }
  Object.assign(fields, optionalFields(context, check, request))
  let externalRefundId: string | undefined
  let encoding = operation === WSCANCEL ? requestEncoding(context, "wscancel") : "form"
  if (request.externalRefundId !== undefined) {
    const id = check.externalRefundId(request.externalRefundId)
    if (operation === WSCANCEL) {
      externalRefundId = id
      fields["Externalrefundid"] = id
      if (encoding === "form") {
        encoding = "json"
        // "Если запрос передан в формате JSON, то ответ также будет в JSON" (seed 003).
        fields["Format"] = "5"
      }
    }
  }
  return runMoneyOperation(
    context,
    operation,
    { billNumber, orderNumber, money, externalRefundId },
    { fields, encoding, signal },
  )
}

function optionalFields(context: ClientContext, check: RequestCheck, request: CancelRequest): Record<string, string> {
  const fields: Record<string, string> = {}
  if (request.reason !== undefined) fields["CancelReason"] = check.cancelReason(request.reason)
  if (request.clientIp !== undefined) fields["ClientIP"] = check.clientIp(request.clientIp)
  const comment = new FreeText(check, context.options.freeText).comment("Comment", request.comment, 256)
  if (comment !== "") fields["Comment"] = comment
  if (request.items !== undefined) {
    // "Short billnumber only" once the order has a receipt (protocol 10).
    if (request.billNumber.includes(".")) check.refuse("Billnumber", "must be the short one when ChequeItems are sent")
    fields["ChequeItems"] = returnedItems(check, request.items, request.money)
  }
  return fields
}
