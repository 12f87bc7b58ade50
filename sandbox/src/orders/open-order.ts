import { randomBytes } from "node:crypto"
import { assistError } from "../protocol/assist-error.ts"
import { newBillnumber } from "../protocol/billnumber.ts"
import type { Language } from "../protocol/language.ts"
import { PAID_STATES } from "../protocol/order-states.ts"
import type { MerchantRow, OrderExtra, OrderRow, ReturnUrls } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { findAttempts } from "./find-orders.ts"

/** A checked request for a payment. Amounts are decimal strings. */
export interface OrderRequest {
  orderNumber: string
  amount: string
  currency: string
  /** When the payment is converted, what the card is charged; otherwise as the order. */
  operationAmount?: string
  operationCurrency?: string
  delay: boolean
  comment: string
  customer: Record<string, string>
  language: Language
  returnUrls: ReturnUrls
  clientIp: string
  extra?: OrderExtra | null
  /** When the order is said to have been made; for orders "of some days ago". */
  createdAt?: Date
}

/**
 * Creates an order, or gives back the open one when the same payment is asked for again.
 *
 * Several attempts may share an OrderNumber: after Declined or Timeout a new one is made (protocol 3.4). The rest of
 * that section is unknown territory, and these are choices:
 * - an open attempt for the same money is shown again; for other money it is refused with 11/107, because Assist has a
 *   separate service to end an open order whose cart has changed;
 * - a paid OrderNumber is refused with 11/107, unless the merchant allows it to be paid again.
 */
export async function openOrder(
  unit: Unit,
  merchant: MerchantRow,
  request: OrderRequest,
  now: Date,
): Promise<OrderRow> {
  const attempts = await findAttempts(unit, request.orderNumber, now, merchant.merchantId)
  const open = attempts.find((order) => order.state === "In Process")
  if (open) {
    if (open.amount !== request.amount || open.currency !== request.currency || open.delay !== request.delay) {
      throw assistError("duplicateOrder")
    }
    // The page is shown again as this request wants it; the money is the same.
    Object.assign(open, {
      language: request.language,
      returnUrls: request.returnUrls,
      customer: request.customer,
      comment: request.comment,
      extra: request.extra ?? null,
    })
    await unit.saveOrder(open)
    return open
  }
  const paid = attempts.some((order) => PAID_STATES.includes(order.state))
  if (paid && !merchant.settings.allowPaidAgain) throw assistError("duplicateOrder")
  const lifetimeMs = merchant.settings.pageTimeoutSeconds * 1000
  return unit.addOrder({
    billnumber: await freeBillnumber(unit, now),
    merchantId: merchant.merchantId,
    orderNumber: request.orderNumber,
    state: "In Process",
    testMode: merchant.settings.testMode,
    delay: request.delay,
    amount: request.amount,
    currency: request.currency,
    operationAmount: request.operationAmount ?? request.amount,
    operationCurrency: request.operationCurrency ?? request.currency,
    comment: request.comment,
    customer: request.customer,
    language: request.language,
    returnUrls: request.returnUrls,
    cfsid: randomBytes(22).toString(merchant.settings.cfsidAlphabet),
    createdAt: (request.createdAt ?? now).toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
    clientIp: request.clientIp,
    extra: request.extra ?? null,
  })
}

async function freeBillnumber(unit: Unit, now: Date): Promise<string> {
  for (;;) {
    const billnumber = newBillnumber(now)
    if (!(await unit.orderByBillnumber(billnumber))) return billnumber
  }
}
