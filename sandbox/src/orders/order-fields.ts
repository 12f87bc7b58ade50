import { extendedBillnumber } from "../protocol/billnumber.ts"
import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import { storedAmount } from "../protocol/money.ts"
import { receiptText } from "../protocol/receipt.ts"
import { responseTexts } from "../protocol/response-codes.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"

/** Values by their names on the wire. */
export type WireFields = Record<string, string>

/** The order's own fields, as replies and notifications name them (protocol 4 to 7). */
export function orderFields(order: OrderRow): WireFields {
  return {
    ordernumber: order.orderNumber,
    billnumber: order.billnumber,
    testmode: order.testMode ? "1" : "0",
    ordercomment: order.comment,
    orderamount: order.amount,
    ordercurrency: order.currency,
    rate: rateOf(order),
    orderdate: assistDate(new Date(order.createdAt)),
    orderstate: order.state,
  }
}

/** The payer's fields that replies repeat. */
export function customerFields(order: OrderRow): WireFields {
  const pick = (name: string) => order.customer[name] ?? ""
  return {
    lastname: pick("lastname"),
    firstname: pick("firstname"),
    middlename: pick("middlename"),
    email: pick("email"),
  }
}

/** One operation's fields. `ipaddress` is the payer's, `clientip` that of whoever made the operation (seed 004). */
export function operationFields(order: OrderRow, operation: OperationRow, language: Language): WireFields {
  const { card } = operation
  return {
    billnumber: extendedBillnumber(order.billnumber, operation.n),
    operationtype: String(operation.type),
    operationstate: operation.state,
    operationdate: assistDate(new Date(operation.at)),
    amount: operation.amount,
    currency: operation.currency,
    responsecode: operation.responseCode,
    ...responseTexts(operation.responseCode, language),
    meantype_id: String(card?.meanTypeId ?? ""),
    meantypename: card?.meanTypeName ?? "",
    meansubtype: card?.meanSubtype ?? "",
    meannumber: card?.maskedNumber ?? "",
    cardholder: card?.holder ?? "",
    cardexpirationdate: card?.expiry ?? "",
    issuebank: card ? "New Assist Bank" : "",
    bankcountry: card ? (language === "RU" ? "БЕЛАРУСЬ" : "BELARUS") : "",
    approvalcode: operation.approvalCode,
    protocoltypename: "NET",
    processingname: "Fake",
    slipno: "",
    clientip: operation.clientIp,
    ipaddress: order.clientIp,
    chequeitems: chequeItems(order, operation),
    authrequired: operation.type === 100 ? "1" : "",
    authresult: operation.type === 100 && operation.state === "Success" ? "Y" : "",
  }
}

/** The receipt of an operation, "" without one. A charge without lines of its own has the payment's (protocol 10). */
function chequeItems(order: OrderRow, operation: OperationRow): string {
  const lines = operation.receipt ?? (operation.type === 300 ? null : order.extra?.receipt)
  return lines ? receiptText(lines) : ""
}

/** Units of the operation's currency per unit of the order's; "1" without conversion. */
function rateOf(order: OrderRow): string {
  const original = storedAmount(order.amount)
  if (order.currency === order.operationCurrency || original === 0n) return "1"
  return String(Number((Number(storedAmount(order.operationAmount)) / Number(original)).toFixed(6)))
}
