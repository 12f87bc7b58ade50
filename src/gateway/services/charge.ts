import type { MoneyOperation } from "../asked-operation"
import type { ClientContext } from "../client-context"
import type { Money, OperationReply, OrderNumber, Outcome } from "../model"
import { runMoneyOperation } from "../money-operation"
import { RequestCheck } from "../request/check-request"
import { type Receipt, receiptFields } from "../request/receipt"
import { credentialFields, requestEncoding } from "../request/service-fields"

/** What to confirm (seed 003). */
export interface ChargeRequest {
  /** Short, or extended and then of the successful payment operation (seed 003). */
  readonly billNumber: string
  /** Not sent: the answer must name it. */
  readonly orderNumber: OrderNumber
  /** Absent: the whole held sum. In the currency of the payment operation (seed 003). */
  readonly money?: Money
  /** True: the bank releases the rest at once (seed 003). */
  readonly autoDeposit?: boolean
  /** For merchants whose receipt is made at confirmation (seed 003). */
  readonly receipt?: Receipt
  /** Of the operator who confirms. */
  readonly clientIp?: string
  readonly signal?: AbortSignal
}

const CHARGE: MoneyOperation = {
  service: "charge",
  path: "/charge/charge.cfm",
  typeCode: "200",
  successStates: ["Approved", "PartialDelayed"],
}

/** Confirms a payment made in two stages (seed 003). Rejects only for a request that is wrong in itself. */
export async function charge(context: ClientContext, request: ChargeRequest): Promise<Outcome<OperationReply>> {
  const check = new RequestCheck("charge")
  const billNumber = check.billNumber(request.billNumber)
  const orderNumber = check.orderNumber(request.orderNumber) as OrderNumber
  const { money, signal } = request
  const fields: Record<string, string> = { Billnumber: billNumber, ...credentialFields(context) }
  if (money !== undefined) {
    const { amount, currency } = check.money("Amount", money)
    fields["Amount"] = amount
    fields["Currency"] = currency
  }
  if (request.autoDeposit !== undefined) fields["AutoDeposit"] = request.autoDeposit ? "1" : "0"
  if (request.clientIp !== undefined) fields["ClientIP"] = check.clientIp(request.clientIp)
  if (request.receipt) Object.assign(fields, receiptFields(check, request.receipt, money))
  const encoding = requestEncoding(context, "charge")
  return runMoneyOperation(context, CHARGE, { billNumber, orderNumber, money }, { fields, encoding, signal })
}
