import type { MoneyOperation } from "../asked-operation"
import type { BillNumber, OperationReply, OrderNumber, ServiceCodes } from "../model"
import { type RawNode, textOf } from "./raw-node"
import type { RawOrder, ReplyDocument } from "./reply-document"
import { keepElements } from "./reply-element"
import { parseDate, parseOrderState, parseTestMode, readMoney, shortBillNumber } from "./values"

/** What a reply says about the operation that was asked for: `200` charge, `300` cancel (seed 004). */
export function readOperationReply(document: ReplyDocument, typeCode: MoneyOperation["typeCode"]): OperationReply {
  const order = document.orders[0]
  return order ? fromOrder(document.codes, order, typeCode) : fromCodes(document)
}

function fromCodes(document: ReplyDocument): OperationReply {
  return {
    codes: document.codes,
    orderNumber: undefined,
    billNumber: undefined,
    operationBillNumber: undefined,
    state: "unknown",
    stateText: "",
    money: undefined,
    responseCode: "",
    message: document.faultText,
    customerMessage: "",
    recommendation: "",
    testMode: false,
  }
}

function fromOrder(codes: ServiceCodes, order: RawOrder, typeCode: string): OperationReply {
  const { fields } = order
  // charge.cfm and cancel.cfm keep the operation's fields in the order, wscancel.cfm in a list below (protocol 4, 5).
  const operation = newestOperation(order, typeCode) ?? fields
  const orderBill = textOf(fields, "billnumber")
  const operationBill = textOf(operation, "billnumber")
  const extended = [operationBill, orderBill].find((number) => number.includes("."))
  const orderNumber = textOf(fields, "ordernumber") || textOf(fields, "orderidnumber")
  const stateText = textOf(fields, "orderstate")
  const pick = (key: string) => textOf(operation, key) || textOf(fields, key)
  const reply: OperationReply = {
    codes,
    orderNumber: orderNumber === "" ? undefined : (orderNumber as OrderNumber),
    billNumber: (shortBillNumber(orderBill || operationBill) || undefined) as BillNumber | undefined,
    operationBillNumber: extended,
    state: parseOrderState(stateText),
    stateText,
    money: readMoney(operation, "amount", "currency"),
    responseCode: pick("responsecode").toUpperCase(),
    message: pick("message"),
    customerMessage: pick("customermessage"),
    recommendation: pick("recommendation"),
    testMode: parseTestMode(textOf(fields, "testmode")),
  }
  return keepElements(reply, operation, fields)
}

/**
 * wscancel.cfm lists operations; earlier cancels of the order may be among them. The one just made has the highest
 * number after the dot; without numbers, the latest date; without dates, it is the last in the list.
 */
function newestOperation(order: RawOrder, typeCode: string): RawNode | undefined {
  let newest: RawNode | undefined
  for (const operation of order.operations) {
    if (textOf(operation, "operationtype") !== typeCode) continue
    if (!newest || rank(operation) >= rank(newest)) newest = operation
  }
  return newest
}

function rank(operation: RawNode): number {
  const number = Number(textOf(operation, "billnumber").split(".")[1] ?? "")
  if (number > 0) return number
  return parseDate(textOf(operation, "operationdate"))?.getTime() ?? 0
}
