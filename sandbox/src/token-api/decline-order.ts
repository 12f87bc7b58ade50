import { clockNow } from "../clock.ts"
import { bodyFields } from "../http/read-request.ts"
import { jsonReply } from "../http/reply.ts"
import type { Handler } from "../http/router.ts"
import { findAttempts } from "../orders/find-orders.ts"
import { pendingPayment } from "../orders/settle.ts"
import { assistError } from "../protocol/assist-error.ts"
import { jsonError } from "./json-errors.ts"

/**
 * POST /api/v1/order/cancel.cfm: the shop gives up an order nobody has paid (protocol 3.5), for a cart that has changed
 * under its number. Whether that is reported to the shop is not documented; it is not.
 */
export const declineOrder: Handler = async (sandbox, request) => {
  let merchantId = ""
  try {
    const fields = await bodyFields(request)
    merchantId = fields.text("merchant_id")
    const orderNumber = fields.text("ordernumber")
    sandbox.requests.record("decline", request, fields, orderNumber)
    const now = clockNow()
    const owners = sandbox.tokens.owners(request.headers.authorization, now)
    // A refused token is told by the HTTP status too, which clients of the vendor know as "unauthorized" (protocol 2.3).
    if (!owners) return { ...(await jsonError(sandbox, assistError("wrongBearer"), "object", merchantId)), status: 401 }
    if (merchantId === "") throw assistError("noMerchant")
    if (!owners.includes(merchantId)) throw assistError("foreignMerchant")
    if (orderNumber === "") throw assistError("noOrderNumber")
    await sandbox.store.work(async (unit) => {
      const merchant = await unit.merchant(merchantId)
      if (merchant) sandbox.limiter.check(merchant, now)
      const attempts = await findAttempts(unit, orderNumber, now, merchantId)
      if (attempts.length === 0) throw assistError("unknownOrder")
      const open = attempts.find((order) => order.state === "In Process")
      if (!open) throw assistError("declineForbidden")
      // The bank has the payment already: what becomes of it is not the shop's to say.
      if (pendingPayment(open)?.pending?.kind === "slow") throw assistError("lockedOrder")
      const waiting = pendingPayment(open)
      if (waiting)
        await unit.saveOperation(Object.assign(waiting, { state: "Failure", pending: null, responseCode: "AS100" }))
      open.state = "Declined"
      await unit.saveOrder(open)
    })
    return jsonReply({ cancel: { orderstate: "Declined" } })
  } catch (error) {
    return jsonError(sandbox, error, "object", merchantId)
  }
}
