import { heldUntil } from "../orders/hold.ts"
import { ledgerOf } from "../orders/ledger.ts"
import { tookAtOnce } from "../orders/operation-draft.ts"
import { pageAddress } from "../pages/page-address.ts"
import { extendedBillnumber } from "../protocol/billnumber.ts"
import { formatAmount } from "../protocol/money.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import type { LedgerOrder } from "./control-api.ts"

/** Orders as the control API shows them. */
export async function orderViews(unit: Unit, orders: readonly OrderRow[]) {
  const merchants = new Map((await unit.merchants()).map((merchant) => [merchant.merchantId, merchant]))
  return orders.map((order) => orderView(order, merchants.get(order.merchantId)))
}

/** An order as the control API shows it. */
export async function viewOfOrder(unit: Unit, order: OrderRow) {
  return orderView(order, await unit.merchant(order.merchantId))
}

function orderView(order: OrderRow, merchant: MerchantRow | null | undefined): LedgerOrder {
  const money = ledgerOf(order.operations)
  const until = merchant ? heldUntil(order, merchant.settings) : null
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
    held_until: until?.toISOString() ?? null,
    charged: formatAmount(money.charged),
    returned: formatAmount(money.returned),
    released: formatAmount(money.released),
    created_at: order.createdAt,
    expires_at: order.expiresAt,
    ordercomment: order.comment,
    language: order.language,
    email: customer["email"] ?? "",
    customer: { ...customer, ...(region === undefined ? {} : { state: region }) },
    url_return: order.returnUrls.any,
    url_return_ok: order.returnUrls.ok,
    url_return_no: order.returnUrls.no,
    closed_means: order.extra?.closedMeans ?? [],
    page_path: pageAddress("pay", order),
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
