import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { assistError } from "../protocol/assist-error.ts"
import { formatAmount } from "../protocol/money.ts"
import type { OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { cancelOrder } from "./cancel-order.ts"
import { ledgerOf } from "./ledger.ts"
import { successfulPayment } from "./operation-draft.ts"

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * When the bank drops what is still blocked of an order: so many days after the payment (protocol 4: 5 to 14, depending on
 * the bank). Null when nothing is blocked, or the bank never does it by itself.
 */
export function heldUntil(order: OrderRow, { holdDays }: MerchantSettings): Date | null {
  const payment = successfulPayment(order)
  if (!payment || holdDays === 0 || ledgerOf(order.operations).held <= 0n) return null
  return new Date(new Date(payment.at).getTime() + holdDays * DAY_MS)
}

/**
 * The bank drops what is still held, without being asked (protocol 4: 5 to 14 days after the payment). An uncharged order
 * becomes Canceled with a cancel operation; of a partly charged one only the remainder goes, and its state stays.
 * Whether Assist reports this is not documented; it is not reported here.
 */
export async function expireHold(unit: Unit, order: OrderRow, now: Date): Promise<void> {
  const { held } = ledgerOf(order.operations)
  if (held <= 0n) throw assistError("cancelForbidden")
  if (order.state === "Delayed") {
    await cancelOrder(unit, order, { amount: null, notify: false, comment: "hold dropped by the bank" }, now)
    return
  }
  const last = order.operations.findLast((operation) => operation.state === "Success")
  if (!last) throw assistError("cancelForbidden")
  await unit.saveOperation(Object.assign(last, { released: formatAmount(held + ledgerOf([last]).released) }))
}
