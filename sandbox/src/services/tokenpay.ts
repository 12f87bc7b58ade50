import { findByCfsid } from "../orders/find-orders.ts"
import { openOrder } from "../orders/open-order.ts"
import { pendingPayment } from "../orders/settle.ts"
import { readOrderRequest } from "../payment/read-order-request.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { outCfsid } from "../protocol/out-cfsid.ts"
import { readPaymentToken } from "../protocol/payment-token.ts"
import { payWithToken, tokenPayment } from "./pay-with-token.ts"
import type { WebService } from "./service.ts"

/** Required by seed 004; later pages make them optional, but the seed outranks them. */
const REQUIRED = [
  ["lastname", 117],
  ["firstname", 118],
  ["email", 120],
] as const

/** `/pay/tokenpay.cfm` (seed 004, protocol 9.1): makes an order and pays it. */
export const tokenpay: WebService = {
  name: "tokenpay",
  format: { default: "5", allowed: ["4", "5"] },
  async run(call) {
    const { unit, merchant, fields, now } = call
    for (const [name, code] of REQUIRED) if (!fields.has(name)) throw new AssistError([3, code])
    const token = readPaymentToken(fields)
    const request = readOrderRequest(fields, merchant, fields.get("clientip") ?? "0.0.0.0", now)
    const payment = await tokenPayment(call, token)
    const order = await openOrder(unit, merchant, request, now)
    if (order.operations.length > 0) throw assistError("duplicateOrder")
    return payWithToken(call, order, payment)
  },
}

/**
 * `/pay/tokenpay_order.cfm`: pays the open order a payment link belongs to, named by the link's CFSID. The vendor's mobile
 * clients call it (protocol 9.1, 16 row 12); what it says of a link that cannot be paid any more is a guess.
 */
export const tokenpayOrder: WebService = {
  name: "tokenpay_order",
  answersAs: "tokenpay",
  format: { default: "5", allowed: ["4", "5"] },
  async run(call) {
    const { unit, merchant, fields, now } = call
    const token = readPaymentToken(fields)
    const order = await findByCfsid(unit, outCfsid(fields), now, merchant.merchantId)
    if (!order) throw assistError("unknownOrder")
    if (order.state !== "In Process" || pendingPayment(order)) throw assistError("paymentForbidden")
    const payment = await tokenPayment(call, token)
    const clientIp = fields.text("clientip")
    if (clientIp !== "") await unit.saveOrder(Object.assign(order, { clientIp }))
    return payWithToken(call, order, payment)
  },
}
