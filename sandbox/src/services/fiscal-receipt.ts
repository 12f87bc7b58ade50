import { findOrder } from "../orders/find-orders.ts"
import {
  documentAddress,
  documentLines,
  type FiscalDocument,
  fiscalDocument,
  saleDocument,
  taxNumber,
} from "../orders/fiscal-document.ts"
import type { WireFields } from "../orders/order-fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import { extendedBillnumber, parseBillnumber } from "../protocol/billnumber.ts"
import { assistDate } from "../protocol/dates.ts"
import { receiptText } from "../protocol/receipt.ts"
import { taxSums } from "../protocol/receipt-taxes.ts"
import { pickFields } from "../replies/answer.ts"
import { FISCAL_FIELDS, FULL_FISCAL_FIELDS } from "../replies/extra-fields.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import type { ServiceCall, WebService } from "./service.ts"

/**
 * `/fiscal/fiscalreceipt.cfm`: the fiscal receipt of an operation (docs.belassist.by, pageId=5768167; protocol 10 and 16
 * row 12). Receipts of operations outside Assist (`Payment_ID`) do not exist here.
 */
export const fiscalreceipt: WebService = {
  name: "fiscalreceipt",
  format: { default: "1", allowed: ["1", "3", "4", "5"] },
  async run(call) {
    const { order, document } = await named(call)
    const names = call.fields.text("full_receipt") === "1" ? [...FISCAL_FIELDS, ...FULL_FISCAL_FIELDS] : FISCAL_FIELDS
    const fields = receiptFields(call, order, document)
    return { service: "fiscalreceipt", orders: [], extra: pickFields(fields, names) }
  },
}

/** By the number of the operation or of the order, or by the receipt's own; "several at once cannot be passed". */
async function named({
  unit,
  merchant,
  fields,
  now,
}: ServiceCall): Promise<{ order: OrderRow; document: FiscalDocument }> {
  const given = ["billnumber", "payment_id", "fiscalreceipt_id"].filter((name) => fields.has(name))
  if (given.length === 0) throw assistError("noBillnumber")
  if (given.length > 1) throw assistError("wrongReceipt")
  const id = fields.text("fiscalreceipt_id")
  const billnumber = parseBillnumber(fields.text("billnumber"))
  if (given[0] === "billnumber" && !billnumber) throw assistError("wrongBillnumber")
  const order = billnumber
    ? await findOrder(unit, billnumber.order, now, merchant.merchantId)
    : /^\d{1,9}$/.test(id)
      ? await unit.orderOfOperation(Number(id))
      : null
  if (!order || order.merchantId !== merchant.merchantId)
    throw assistError(billnumber ? "unknownOrder" : "unknownReceipt")
  const operation = order.operations.find((one) =>
    billnumber ? one.n === billnumber.operation : one.id === Number(id),
  )
  const document =
    billnumber && billnumber.operation === null ? saleDocument(order) : operation && fiscalDocument(order, operation)
  if (!document) throw assistError("unknownReceipt")
  return { order, document }
}

function receiptFields(call: ServiceCall, order: OrderRow, document: FiscalDocument): WireFields {
  const { operation, status } = document
  const lines = documentLines(order, operation, call.merchant)
  const known: WireFields = {
    billnumber: extendedBillnumber(order.billnumber, operation.n),
    fiscalreceipt_ID: String(document.number),
    receipttype: "normal",
    status,
    chequeItems: receiptText(lines),
    taxationsystem: order.extra?.receiptTerms?.taxationSystem ?? "0",
  }
  // "For New only the lines and the status are given, the other fields stay empty."
  if (status === "New") return known
  return {
    ...known,
    fiscal_receipt_number: String(document.number),
    shift_number: String(document.shift),
    receipt_datetime: assistDate(new Date(operation.at)),
    total: operation.amount,
    fn_number: document.drive,
    ecr_registration_number: document.register,
    fiscal_document_number: String(document.number),
    fiscal_document_attribute: document.sign,
    url: call.origin + documentAddress(document),
    ...shopFields(call.merchant),
    calc_type: document.kind === "sell" ? "Приход" : "Возврат прихода",
    payment_types: "Безналичными",
    tax_items: JSON.stringify(taxSums(lines)),
  }
}

/** Who sold. Only what the sandbox knows of a merchant; its tax number is made up of its id. */
function shopFields({ merchantId, settings }: MerchantRow): WireFields {
  return {
    merchant_name: settings.merchantName,
    merchant_INN: taxNumber(merchantId),
    cashier: "",
    calc_adr: "",
    calc_dsc: settings.merchantName,
    fris_site: "www.nalog.gov.ru",
    sale_email: "",
  }
}
