import type { Fields } from "../http/fields.ts"
import { findAttempts } from "../orders/find-orders.ts"
import { assistError } from "../protocol/assist-error.ts"
import { type Period, queryPeriod } from "../protocol/period.ts"
import { receiptText } from "../protocol/receipt.ts"
import { registrationId } from "../signing/registration-id.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { answeredOrder } from "./answered-order.ts"
import { knownMerchant } from "./authenticate.ts"
import type { WebService } from "./service.ts"

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * `/registration/mobileregistration.cfm`: what the vendor's mobile clients call first (protocol 16, row 12). An app is no
 * merchant's: only the iOS client names one.
 */
export const mobileregistration: WebService = {
  name: "mobileregistration",
  format: { default: "4", allowed: ["4"] },
  async authenticate(unit, fields, defaultMerchantId) {
    if (fields.has("merchant_id")) return knownMerchant(unit, fields)
    const merchant = await unit.merchant(defaultMerchantId)
    if (!merchant) throw assistError("unknownMerchant")
    return merchant
  },
  async run({ unit, fields }) {
    const deviceId = fields.text("deviceuniqueid")
    if (deviceId === "") throw assistError("noDevice")
    return {
      service: "mobileregistration",
      orders: [],
      extra: { registration_id: await registrationId(unit, deviceId) },
    }
  },
}

/**
 * `/orderresult/mobileorderresult.cfm`: orderresult for an app, which has no login but its registration. `date` is the day
 * the order was made; what it leaves out is a guess: clients name it by their own clock, so a day more is looked into on
 * either side.
 */
export const mobileorderresult: WebService = {
  name: "mobileorderresult",
  format: { default: "4", allowed: ["4"] },
  authenticate: registeredFor,
  async run({ unit, merchant, fields, now }) {
    const orderNumber = fields.text("ordernumber")
    if (orderNumber === "") throw assistError("noOrderNumber")
    const { from, to } = dayOf(fields) ?? queryPeriod(fields, now)
    const attempts = await findAttempts(unit, orderNumber, now, merchant.merchantId)
    const orders = attempts.filter(({ createdAt }) => new Date(createdAt) >= from && new Date(createdAt) <= to)
    if (orders.length === 0) throw assistError("unknownOrder")
    return { service: "mobileorderresult", orders: orders.map((order) => mobileOrder(order, now)) }
  },
}

/** The merchant an app asks about, once it has shown the registration of its device. */
async function registeredFor(unit: Unit, fields: Fields): Promise<MerchantRow> {
  const merchant = await knownMerchant(unit, fields)
  const deviceId = fields.text("device_id")
  if (deviceId === "") throw assistError("noDevice")
  if (fields.text("registration_id") !== (await registrationId(unit, deviceId))) throw assistError("wrongRegistration")
  return merchant
}

/** In the shopper's language: the app shows `customermessage`. An unpaid order tells its receipt too. */
function mobileOrder(order: OrderRow, now: Date) {
  const answered = answeredOrder(order, order.operations, { language: order.language, now, packetSeconds: false })
  const lines = order.extra?.receipt
  return { ...answered, order: { ...answered.order, ...(lines ? { chequeitems: receiptText(lines) } : {}) } }
}

function dayOf(fields: Fields): Period | null {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(fields.text("date")) ?? []
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(midnight) ? null : { from: new Date(midnight - DAY_MS), to: new Date(midnight + 2 * DAY_MS) }
}
