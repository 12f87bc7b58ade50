import { ledgerOf } from "../orders/ledger.ts"
import { tookAtOnce } from "../orders/operation-draft.ts"
import { extendedBillnumber } from "../protocol/billnumber.ts"
import { formatAmount } from "../protocol/money.ts"
import type { OrderRow } from "../store/rows.ts"

/** An order as the control API shows it. */
export function orderView(order: OrderRow) {
  const money = ledgerOf(order.operations)
  // The payer's region is called "state" on the wire and must not hide the order's.
  const { state: region, ...customer } = order.customer
  return {
    ...customer,
    billnumber: order.billnumber,
    ordernumber: order.orderNumber,
    merchant_id: order.merchantId,
    state: order.state,
    testmode: order.testMode ? 1 : 0,
    delay: order.delay ? 1 : 0,
    taken_at_once: tookAtOnce(order),
    orderamount: order.amount,
    ordercurrency: order.currency,
    held: formatAmount(money.held),
    charged: formatAmount(money.charged),
    returned: formatAmount(money.returned),
    released: formatAmount(money.released),
    created_at: order.createdAt,
    expires_at: order.expiresAt,
    ordercomment: order.comment,
    language: order.language,
    email: customer["email"] ?? "",
    customer: { ...customer, ...(region === undefined ? {} : { state: region }) },
    page_path: `/pay/pay.cfm?CFSID=${order.cfsid}`,
    customernumber: order.extra?.customerNumber ?? "",
    recurring: order.extra?.recurring ?? null,
    parent_billnumber: order.extra?.parentBillnumber ?? "",
    receipt: order.extra?.receipt ?? null,
    operations: order.operations.map((operation) => ({
      billnumber: extendedBillnumber(order.billnumber, operation.n),
      type: operation.type,
      state: operation.state,
      amount: operation.amount,
      currency: operation.currency,
      responsecode: operation.responseCode,
      at: operation.at,
      meantype_id: operation.card?.meanTypeId ?? null,
      meantypename: operation.card?.meanTypeName ?? "",
      meannumber: operation.card?.maskedNumber ?? "",
      externalrefundid: operation.externalRefundId,
      comment: operation.comment,
      receipt: operation.receipt,
    })),
  }
}
