import { successfulPayment } from "../orders/operation-draft.ts"
import { customerFields, operationFields, orderFields } from "../orders/order-fields.ts"
import { checkValue, replyCheckString } from "../protocol/check-value.ts"
import { assistDate } from "../protocol/dates.ts"
import { signFields } from "../signing/sign-fields.ts"
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
    fields: await notificationFields(unit, merchant, order, operation, now),
    operations: nestedOperations(order, operation),
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
async function notificationFields(
  unit: Unit,
  merchant: MerchantRow,
  order: OrderRow,
  operation: OperationRow,
  now: Date,
): Promise<Record<string, string>> {
  const own = orderFields(order)
  const payer = customerFields(order)
  const done = operationFields(order, operation, order.language)
  // The operation's amount and currency go into X here, not the order's (protocol 8.2).
  const parts = [merchant.merchantId, order.orderNumber, operation.amount, operation.currency, order.state] as const
  const all: Record<string, string> = {
    ...done,
    ...payer,
    ...own,
    merchant_id: merchant.merchantId,
    packetdate: assistDate(now),
    signature: await signFields(unit, merchant.settings, parts, now),
    checkvalue: checkValue(merchant.settings.secretWord, replyCheckString(...parts)),
  }
  return Object.fromEntries(NOTIFICATION_FIELDS.map((name) => [name, all[name] ?? ""]))
}

/**
 * For SOAP EXT, which "nests two operations" (protocol 7.4): the one told about, after the payment it belongs to. What
 * the two are is not said.
 */
function nestedOperations(order: OrderRow, operation: OperationRow): Record<string, string>[] {
  const payment = successfulPayment(order)
  const told = payment && payment.n !== operation.n ? [payment, operation] : [operation]
  return told.map((one) => operationFields(order, one, order.language))
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
