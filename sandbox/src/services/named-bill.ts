import { type StandingBill, standingBill } from "../orders/bill-state.ts"
import { ledgerOf } from "../orders/ledger.ts"
import { successfulPayment } from "../orders/operation-draft.ts"
import type { WireFields } from "../orders/order-fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import { namedBillCheckStrings } from "../protocol/bill-check-string.ts"
import { checkValue } from "../protocol/check-value.ts"
import { assistDate } from "../protocol/dates.ts"
import { formatAmount } from "../protocol/money.ts"
import { pickFields } from "../replies/answer.ts"
import { BILL_FIELDS } from "../replies/extra-fields.ts"
import type { BillRow, MerchantRow } from "../store/rows.ts"
import type { ServiceCall, WebService } from "./service.ts"

/** `/bill/billinfo.cfm`: a bill and its state (protocol 16, row 12). Its answer is documented, its address is a guess. */
export const billinfo: WebService = {
  name: "billinfo",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  async run(call) {
    const bill = await namedBill(call)
    return answered(call, bill, await standingBill(call.unit, bill, call.now))
  },
}

/**
 * `/bill/billrevoke.cfm`: an unpaid bill is Deleted, if it was Invoiced or Timed out (docs.belassist.by, diffpages
 * 76611748→76611749). Its answer is not known: the bill as it is now.
 */
export const billrevoke: WebService = {
  name: "billrevoke",
  answersAs: "billinfo",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  async run(call) {
    const bill = await namedBill(call)
    const { state } = await standingBill(call.unit, bill, call.now)
    if (state !== "Invoiced" && state !== "Timed out") throw assistError("revokeForbidden")
    const revoked = { ...bill, revokedAt: call.now.toISOString() }
    await call.unit.bills.revoke(bill.hash, revoked.revokedAt)
    return answered(call, revoked, await standingBill(call.unit, revoked, call.now))
  },
}

/** The bill a request names, after its check value, which is mandatory with bills. */
async function namedBill({ unit, merchant, fields }: ServiceCall): Promise<BillRow> {
  const right = namedBillCheckStrings(fields).map((x) => checkValue(merchant.settings.secretWord, x))
  if (!right.includes(fields.text("checkvalue").toUpperCase())) throw assistError("wrongCheckValue")
  if (!fields.has("bill")) throw assistError("noBill")
  const bill = await unit.bills.byNumber(merchant.merchantId, fields.text("bill"))
  if (!bill) throw assistError("unknownBill")
  return bill
}

function answered({ merchant }: ServiceCall, bill: BillRow, standing: StandingBill) {
  return { service: "billinfo" as const, orders: [], extra: billFields(merchant, bill, standing) }
}

function billFields(merchant: MerchantRow, bill: BillRow, { state, paid }: StandingBill): WireFields {
  const { customer } = bill
  const payment = paid && successfulPayment(paid)
  const fields: WireFields = {
    merchant_id: bill.merchantId,
    bill: bill.number,
    bill_amount: bill.amount,
    bill_currency: bill.currency,
    bill_comment: bill.comment,
    bill_date: assistDate(new Date(bill.createdAt)),
    bill_status: state,
    billNumber: paid?.billnumber ?? "",
    payment_date: paid ? assistDate(new Date(paid.createdAt)) : "",
    payment_amount: payment?.amount ?? "0.00",
    payment_currency: payment?.currency ?? "",
    payment_rrn: payment && paid ? paid.billnumber.slice(-12) : "",
    refund_amount: paid ? formatAmount(ledgerOf(paid.operations).returned) : "",
    customer_name: customer["firstname"] ?? "",
    customer_lastname: customer["lastname"] ?? "",
    customer_middlename: customer["middlename"] ?? "",
    customer_email: customer["email"] ?? "",
    customer_phone: customer["homephone"] ?? "",
    customer_mobile: customer["mobilephone"] ?? "",
    language: bill.language,
    pay_until: bill.payUntil.replace(/[-:]/g, "").slice(0, 13),
    sendnotification: bill.sendNotification ?? "",
    bill_type: "1",
  }
  // "In order as they are located in the table, excluding SendNotification and Checkvalue", with every delimiter.
  const checked = BILL_FIELDS.filter((name) => name !== "sendnotification" && name !== "checkValue")
  const x = checked.map((name) => fields[name] ?? "").join(";")
  return pickFields({ ...fields, checkValue: checkValue(merchant.settings.secretWord, x) }, BILL_FIELDS)
}
