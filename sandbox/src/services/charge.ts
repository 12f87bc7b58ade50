import { chargeOrder } from "../orders/charge-order.ts"
import { orderToChange } from "../orders/find-orders.ts"
import { successfulCharge } from "../orders/operation-draft.ts"
import { forbidReceipt, forbidsReceipt, requestedReceipt } from "../orders/receipts.ts"
import { readLanguage } from "../protocol/language.ts"
import { type Minor, parseAmount } from "../protocol/money.ts"
import { answeredOrder } from "./answered-order.ts"
import { readMoney } from "./read-money.ts"
import type { WebService } from "./service.ts"

/** `/charge/charge.cfm` (seed 003, protocol 4). */
export const charge: WebService = {
  name: "charge",
  format: { default: "1", allowed: ["1", "3", "4", "5"] },
  async run({ unit, merchant, fields, now, decline, clientIp }) {
    const order = await orderToChange(unit, fields.get("billnumber"), now, merchant.merchantId)
    const named = readMoney(fields, order)
    // Lines add up to OrderAmount in OrderCurrency (protocol 10): those of a charge without a sum are the order's, also where the
    // payment was converted; those of a part are what is charged.
    const sumOfLines = (amount: Minor) => (named === null ? (parseAmount(order.amount) ?? amount) : amount)
    const request = {
      amount: named,
      autoDeposit: fields.get("autodeposit") === "1",
      clientIp: fields.get("clientip") ?? clientIp,
      decline,
      chargeWindowDays: merchant.settings.chargeWindowDays,
      receipt: (amount: Minor) => requestedReceipt(fields, merchant, sumOfLines(amount)),
    }
    const repeated = successfulCharge(order) !== undefined
    const operation = await chargeOrder(unit, order, request, now)
    const forbidden = !repeated && operation.state === "Success" && forbidsReceipt(fields)
    if (forbidden) await forbidReceipt(unit, order)
    const language = readLanguage(fields.get("language"), "RU")
    return { service: "charge", orders: [answeredOrder(order, [operation], { language, now, packetSeconds: true })] }
  },
}
