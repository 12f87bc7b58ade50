import type { MoneyOperation } from "../asked-operation"
import type { ClientContext } from "../client-context"
import type { Money, OperationReply, OrderNumber, Outcome } from "../model"
import { runMoneyOperation } from "../money-operation"
import { RequestCheck } from "../request/check-request"
import { FreeText } from "../request/free-text"
import { type Receipt, receiptFields } from "../request/receipt"
import { credentialFields, requestEncoding } from "../request/service-fields"

/** A later payment of a recurring agreement (protocol 9.3). */
export interface RecurringPaymentRequest {
  /** Of the order that was paid with a recurring agreement. */
  readonly billNumber: string
  /** A new one. */
  readonly orderNumber: OrderNumber
  /** Within the agreed range, in the currency of the first order: Assist closes the order with an error otherwise. */
  readonly money: Money
  readonly comment?: string
  readonly receipt?: Receipt
  readonly signal?: AbortSignal
}

const RECURRING: MoneyOperation = {
  service: "rp",
  path: "/recurrent/rp.cfm",
  typeCode: "100",
  successStates: ["Approved", "Delayed"],
}

/**
 * Takes a later payment of a recurring agreement (protocol 9.3). Sent once, and once more after Assist's rate limit. Rejects only
 * for a wrong request.
 */
export async function recurringPayment(
  context: ClientContext,
  request: RecurringPaymentRequest,
): Promise<Outcome<OperationReply>> {
  const check = new RequestCheck("rp")
  const orderNumber = check.orderNumber(request.orderNumber) as OrderNumber
  const { amount, currency } = check.money("Amount", request.money)
  const fields: Record<string, string> = {
    BillNumber: check.billNumber(request.billNumber),
    OrderNumber: orderNumber,
    ...credentialFields(context),
    Amount: amount,
    Currency: currency,
  }
  const comment = new FreeText(check, context.options.freeText).comment("OrderComment", request.comment, 4000)
  if (comment !== "") fields["OrderComment"] = comment
  if (request.receipt) Object.assign(fields, receiptFields(check, request.receipt, request.money))
  return runMoneyOperation(
    context,
    RECURRING,
    { billNumber: undefined, orderNumber, money: request.money },
    { fields, encoding: requestEncoding(context, "rp"), signal: request.signal },
  )
}
