import { customerFields, operationFields, orderFields } from "../orders/order-fields.ts"
import { checkValue, replyCheckString } from "../protocol/check-value.ts"
import { assistDate } from "../protocol/dates.ts"
import type { MerchantRow, OperationRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** How long a notification held back for reordering waits for the one it should follow. */
const REORDER_WAIT_MS = 60_000

/** Puts the result of an operation into the merchant's queue, if its settings ask for it (protocol 7.1). */
export async function enqueueNotification(
  unit: Unit,
  order: OrderRow,
  operation: OperationRow,
  now: Date,
): Promise<void> {
  const merchant = await unit.merchant(order.merchantId)
  if (!merchant || !isWanted(merchant, operation)) return
  const fault = await unit.takeFault("notification", order.orderNumber, () => true)
  const waitMs =
    fault?.kind === "reorder" ? fault.delayMs || REORDER_WAIT_MS : fault?.kind === "delay" ? fault.delayMs : 0
  const lost = fault?.kind === "lost"
  await unit.addNotification({
    merchantId: merchant.merchantId,
    orderNumber: order.orderNumber,
    billnumber: order.billnumber,
    operationType: operation.type,
    state: lost ? "given_up" : "pending",
    attempts: 0,
    nextAttemptAt: lost ? null : new Date(now.getTime() + waitMs).toISOString(),
    createdAt: now.toISOString(),
    answer: null,
    fields: notificationFields(merchant, order, operation, now),
    deliveries: lost ? [{ at: now.toISOString(), status: null, result: "lost on purpose" }] : [],
    fault: fault?.kind ?? null,
  })
}

function isWanted(merchant: MerchantRow, operation: OperationRow): boolean {
  const { settings } = merchant
  if (settings.notificationUrl === "") return false
  if (settings.onlySuccess && operation.state !== "Success") return false
  return { 100: settings.sendApprove, 200: settings.sendCharge, 300: settings.sendCancel }[operation.type]
}

/** The fields of protocol 7.3, in its order. `billnumber` is the short form here; both amounts are sent. */
export function notificationFields(
  merchant: MerchantRow,
  order: OrderRow,
  operation: OperationRow,
  now: Date,
): Record<string, string> {
  const own = orderFields(order)
  const payer = customerFields(order)
  const done = operationFields(order, operation, order.language)
  const all: Record<string, string> = {
    ...done,
    ...payer,
    ...own,
    merchant_id: merchant.merchantId,
    packetdate: assistDate(now),
    signature: "",
    // The operation's amount and currency go into X here, not the order's (protocol 8.2).
    checkvalue: checkValue(
      merchant.settings.secretWord,
      replyCheckString(merchant.merchantId, order.orderNumber, operation.amount, operation.currency, order.state),
    ),
  }
  return Object.fromEntries(NOTIFICATION_FIELDS.map((name) => [name, all[name] ?? ""]))
}

const NOTIFICATION_FIELDS = [
  "merchant_id",
  "ordernumber",
  "billnumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "amount",
  "currency",
  "rate",
  "firstname",
  "lastname",
  "middlename",
  "email",
  "clientip",
  "ipaddress",
  "meantype_id",
  "meantypename",
  "meansubtype",
  "meannumber",
  "cardholder",
  "cardexpirationdate",
  "issuebank",
  "bankcountry",
  "orderdate",
  "orderstate",
  "responsecode",
  "message",
  "customermessage",
  "recommendation",
  "approvalcode",
  "protocoltypename",
  "processingname",
  "operationtype",
  "operationdate",
  "authresult",
  "authrequired",
  "packetdate",
  "signature",
  "checkvalue",
  "slipno",
] as const
