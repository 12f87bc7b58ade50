import { cancelOrder } from "../orders/cancel-order.ts"
import { orderToChange } from "../orders/find-orders.ts"
import { returnedReceipt } from "../orders/receipts.ts"
import { assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import type { Minor } from "../protocol/money.ts"
import { answeredOrder } from "./answered-order.ts"
import { readMoney } from "./read-money.ts"
import type { ServiceCall, WebService } from "./service.ts"

/** `/cancel/cancel.cfm`: the flat reply (protocol 5). */
export const cancel: WebService = {
  name: "cancel",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  run: (call) => runCancel("cancel", call),
}

/** `/cancel/wscancel.cfm`: the nested reply (protocol 5). */
export const wscancel: WebService = {
  name: "wscancel",
  format: { default: "4", allowed: ["1", "3", "4", "5"] },
  run: (call) => runCancel("wscancel", call),
}

async function runCancel(service: "cancel" | "wscancel", call: ServiceCall) {
  const { unit, merchant, fields, now, decline, clientIp } = call
  const order = await orderToChange(unit, fields.get("billnumber"), now, merchant.merchantId)
  const request = {
    amount: readMoney(fields, order),
    externalRefundId: refundId(service, call),
    comment: fields.text("comment"),
    clientIp: fields.get("clientip") ?? clientIp,
    decline,
    receipt: (amount: Minor, full: boolean) => returnedReceipt(fields, order, amount, full),
  }
  const operation = await cancelOrder(unit, order, request, now)
  const language = readLanguage(fields.get("language"), "RU")
  return { service, orders: [answeredOrder(order, [operation], { language, now, packetSeconds: true })] }
}

/** Documented for wscancel with JSON or SOAP requests only (protocol 5, note 2): elsewhere the parameter is ignored. */
function refundId(service: "cancel" | "wscancel", { fields, body }: ServiceCall): string | undefined {
  if (service !== "wscancel" || body === "form" || !fields.has("externalrefundid")) return undefined
  const id = fields.text("externalrefundid")
  if (!/^[A-Za-z0-9_-]{10,100}$/.test(id)) throw assistError("wrongRefundId")
  return id
}
