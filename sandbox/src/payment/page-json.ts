import { jsonReply, type Reply } from "../http/reply.ts"
import { ORDER_STATE_TEXTS } from "../pages/state-texts.ts"
import type { OpenPage } from "./open-page.ts"

/** True for a page's address with `&type=json`, which the vendor's Android client adds (protocol 3.2, 16 row 12). */
export const wantsJson = (query: URLSearchParams) => query.get("type") === "json"

/** The payment page as data, whatever state the order is in: what `getOrderDataByLink` of that client reads. */
export function payPageJson({ order, language }: OpenPage): Reply {
  const card = order.operations.findLast((operation) => operation.type === 100)?.card
  return jsonReply({
    merchant: { id: order.merchantId },
    order: {
      billnumber: order.billnumber,
      ordernumber: order.orderNumber,
      statename: ORDER_STATE_TEXTS[order.state][language],
      comment: order.comment,
    },
    operation: {
      amount: order.operationAmount,
      currencycode: order.operationCurrency,
      meantype: card?.meanTypeName ?? "",
      meannumber: card?.maskedNumber ?? "",
    },
  })
}

/** The result page as data: that client reads the order number off it, and asks mobileorderresult for the rest. */
export function resultPageJson({ order }: OpenPage): Reply {
  return jsonReply({ params: { aordernumber: { value: order.orderNumber } } })
}
