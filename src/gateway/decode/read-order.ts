import type { AssistOperation, AssistOrder, BillNumber, OrderNumber, PaymentMeans, ThreeDs } from "../model"
import { Malformed } from "./malformed"
import { nodeOf, type RawNode, textOf } from "./raw-node"
import type { RawOrder } from "./reply-document"
import { keepElements } from "./reply-element"
import {
  parseDate,
  parseOperationState,
  parseOperationType,
  parseOrderState,
  parseTestMode,
  readMoney,
  shortBillNumber,
} from "./values"

/** Turns an order of `orderresult` into the model (protocol 6.1). Throws Malformed when it does not say which it is. */
export function readOrder(raw: RawOrder, checkValueVerified: boolean | undefined): AssistOrder {
  const { fields } = raw
  const billNumber = shortBillNumber(textOf(fields, "billnumber"))
  const orderNumber = textOf(fields, "ordernumber")
  if (billNumber === "" || orderNumber === "") throw new Malformed("an order in it has no billnumber or no ordernumber")
  const stateText = textOf(fields, "orderstate")
  const order: AssistOrder = {
    billNumber: billNumber as BillNumber,
    orderNumber: orderNumber as OrderNumber,
    state: parseOrderState(stateText),
    stateText,
    money: readMoney(fields, "orderamount", "ordercurrency"),
    testMode: parseTestMode(textOf(fields, "testmode")),
    date: parseDate(textOf(fields, "orderdate")),
    operations: raw.operations.map(readOperation),
    checkValueVerified,
  }
  return keepElements(order, fields)
}

/** One operation (protocol 6.1). */
export function readOperation(node: RawNode): AssistOperation {
  const typeCode = textOf(node, "operationtype")
  const stateText = textOf(node, "operationstate")
  const operation: AssistOperation = {
    billNumber: textOf(node, "billnumber"),
    type: parseOperationType(typeCode),
    typeCode,
    state: parseOperationState(stateText),
    stateText,
    money: readMoney(node, "amount", "currency"),
    responseCode: textOf(node, "responsecode").toUpperCase(),
    message: textOf(node, "message"),
    customerMessage: textOf(node, "customermessage"),
    recommendation: textOf(node, "recommendation"),
    date: parseDate(textOf(node, "operationdate")),
    means: readMeans(node),
    threeDs: readThreeDs(node),
  }
  return keepElements(operation, node)
}

function readMeans(node: RawNode): PaymentMeans {
  return {
    typeId: textOf(node, "meantype_id"),
    typeName: textOf(node, "meantypename"),
    subtype: textOf(node, "meansubtype"),
    number: textOf(node, "meannumber"),
    expires: textOf(node, "cardexpirationdate"),
    issuer: textOf(node, "issuebank"),
    country: textOf(node, "bankcountry"),
    approvalCode: textOf(node, "approvalcode"),
  }
}

/** JSON nests the 3-D Secure data, XML keeps it beside the rest (protocol 6.1). */
function readThreeDs(node: RawNode): ThreeDs {
  const nested = nodeOf(node, "threedsdata")
  return {
    authResult: textOf(node, "authresult"),
    authRequired: textOf(node, "authrequired"),
    version: textOf(nested, "version") || textOf(node, "version"),
    eci: textOf(nested, "eci") || textOf(node, "eci"),
  }
}
