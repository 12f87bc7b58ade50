import { findAttempts, findOrder } from "../orders/find-orders.ts"
import { openOrder } from "../orders/open-order.ts"
import { draftOperation, successfulPayment } from "../orders/operation-draft.ts"
import { requestedReceipt, requestedTerms } from "../orders/receipts.ts"
import { finishPayment } from "../orders/settle.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import { readLanguage } from "../protocol/language.ts"
import { formatAmount, type Minor, normalCurrency, parseAmount, storedAmount } from "../protocol/money.ts"
import { PAID_STATES } from "../protocol/order-states.ts"
import type { RecurringTerms } from "../protocol/recurring.ts"
import type { OrderRow } from "../store/rows.ts"
import { answeredOrder } from "./answered-order.ts"
import type { ServiceCall, WebService } from "./service.ts"

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * `/recurrent/rp.cfm`: a later payment of an order that was paid with RecurringIndicator=1 (protocol 9.3). One stage, with
 * the first payment's card, and at once.
 */
export const rp: WebService = {
  name: "rp",
  format: { default: "1", allowed: ["1", "3", "4", "5"] },
  async run(call) {
    const { unit, merchant, fields, now } = call
    const { first, terms } = await agreement(call)
    const orderNumber = fields.text("ordernumber")
    if (orderNumber === "") throw assistError("noOrderNumber")
    if (orderNumber.length > 128) throw assistError("malformedOrderNumber")
    if (fields.text("ordercomment").length > 4000) throw new AssistError([4, 110])
    const amount = readAmount(call, terms)
    if (!fields.has("currency")) throw assistError("noCurrency")
    const currency = normalCurrency(fields.text("currency"))
    const receipt = requestedReceipt(fields, merchant, amount)
    const receiptTerms = requestedTerms(fields)
    // Never the open page of another payment: a recurring one always needs a number of its own.
    if ((await findAttempts(unit, orderNumber, now, merchant.merchantId)).some((one) => one.state === "In Process")) {
      throw assistError("duplicateOrder")
    }
    const order = await openOrder(
      unit,
      merchant,
      {
        orderNumber,
        amount: formatAmount(amount),
        currency,
        delay: false,
        comment: fields.text("ordercomment"),
        customer: first.customer,
        language: readLanguage(fields.get("language"), first.language),
        returnUrls: { any: "", ok: "", no: "" },
        clientIp: first.clientIp,
        extra: {
          parentBillnumber: first.billnumber,
          ...(receipt ? { receipt } : {}),
          ...(receiptTerms ? { receiptTerms } : {}),
        },
      },
      now,
    )
    const card = successfulPayment(first)?.card ?? null
    const draft = draftOperation(order, 100, order.operationAmount, now)
    const operation = await unit.addOperation(order, { ...draft, card, clientIp: call.clientIp })
    // "Currency: same as initial, otherwise the order closes with an error": it exists then, and is Declined.
    const refused = call.decline || currency !== first.currency
    await finishPayment(unit, order, operation, refused ? "AS100" : "AS000", now)
    const language = readLanguage(fields.get("language"), "RU")
    return { service: "rp", orders: [answeredOrder(order, [operation], { language, now, packetSeconds: true })] }
  },
}

/** The paid order the agreement was made with. */
async function agreement(call: ServiceCall): Promise<{ first: OrderRow; terms: RecurringTerms }> {
  const { unit, merchant, fields, now } = call
  if (!fields.has("billnumber")) throw assistError("noBillnumber")
  const billnumber = parseBillnumber(fields.text("billnumber"))
  if (!billnumber) throw assistError("wrongBillnumber")
  const first = await findOrder(unit, billnumber.order, now, merchant.merchantId)
  if (!first) throw assistError("unknownOrder")
  const terms = first.extra?.recurring
  if (!terms || !PAID_STATES.includes(first.state)) throw assistError("recurringForbidden")
  if (terms.maxDate < now.toISOString().slice(0, 10)) throw assistError("recurringForbidden")
  if (merchant.settings.enforceRecurringPeriod && (await isTooEarly(call, first, terms))) {
    throw assistError("recurringForbidden")
  }
  return { first, terms }
}

async function isTooEarly({ unit, merchant, now }: ServiceCall, first: OrderRow, terms: RecurringTerms) {
  const since = new Date(now.getTime() - terms.periodDays * DAY_MS)
  if (new Date(first.createdAt) > since) return true
  const recent = await unit.ordersWithOperations(merchant.merchantId, since, now)
  return recent.some((one) => one.extra?.parentBillnumber === first.billnumber && one.state !== "Declined")
}

function readAmount({ fields }: ServiceCall, terms: RecurringTerms): Minor {
  if (!fields.has("amount")) throw assistError("noAmount")
  const amount = parseAmount(fields.text("amount"))
  if (amount === null) throw assistError("malformedAmount")
  if (amount === 0n || amount < storedAmount(terms.min) || amount > storedAmount(terms.max)) {
    throw assistError("wrongAmount")
  }
  return amount
}
