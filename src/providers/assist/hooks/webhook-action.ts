import type { ProviderWebhookPayload, WebhookActionResult } from "@medusajs/framework/types"
import { PaymentActions } from "@medusajs/framework/utils"
import { decodeNotification, formatAmount } from "../../../gateway"
import type { OrderContext } from "../../../operations/context"
import { readOrder } from "../../../operations/read-order"
import { decideAuthorize } from "../../../payments/decide-authorize"
import { toMoney } from "../amounts"
import type { PaymentCradle } from "../cradle"

const IGNORED: WebhookActionResult = { action: PaymentActions.NOT_SUPPORTED }

/**
 * Medusa's own webhook route asks what a notification means. Core is told only of a payment it does not have yet:
 * for an unknown session it would complete a stranger's cart (contract trap 2), and for a known payment it would
 * call capture again (trap 12). All else is applied by the plugin's own subscriber.
 */
export async function webhookAction(
  context: OrderContext,
  cradle: PaymentCradle,
  payload: ProviderWebhookPayload["payload"],
): Promise<WebhookActionResult> {
  const { client, options } = context.merchant
  const notification = decodeNotification(
    Buffer.from(payload.rawData),
    payload.headers["content-type"] as string | undefined,
  )
  if (notification.merchantId !== options.merchantId || !client.verifyNotification(notification)) {
    context.logger.warn("[assist] a notification with a wrong merchant or check value was ignored")
    return IGNORED
  }
  const order = await context.ledger.find(notification.orderNumber)
  const [session] = await cradle.paymentSessionService.list({ id: notification.orderNumber }, { take: 1 })
  const [payment] = await cradle.paymentService.list({ payment_session_id: notification.orderNumber }, { take: 1 })
  if (!order || !session || payment) return IGNORED
  const due = toMoney(session.raw_amount ?? session.amount, session.currency_code)
  const verdict = decideAuthorize(await readOrder(context, order), due, options.testMode)
  if (verdict.decision !== "authorized" && verdict.decision !== "captured") return IGNORED
  return {
    action: verdict.decision === "captured" ? PaymentActions.SUCCESSFUL : PaymentActions.AUTHORIZED,
    data: { session_id: session.id, amount: formatAmount(due.amount) as unknown as number },
  }
}
