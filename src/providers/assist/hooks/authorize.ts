import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { shopperMessage } from "../../../gateway"
import { moneyOf } from "../../../medusa/amounts"
import { committedRow, type PaymentCradle } from "../../../medusa/payment-cradle"
import type { LedgerOrder } from "../../../modules/assist/ledger/rows"
import { logLine } from "../../../observe/log-line"
import { claimCollection } from "../../../operations/claim-collection"
import type { OrderContext } from "../../../operations/context"
import { readAssistOrder } from "../../../operations/read-assist-order"
import { decideAuthorize } from "../../../payments/decide-authorize"
import { coveredBy } from "../../../payments/plan-rehome"
import { paymentData, sessionData } from "../session-data"

/**
 * Becomes a payment what Assist holds, and nothing else: the session is found by core's own key, its sum is read
 * from Medusa, the state from Assist. What the storefront put into `data` is never looked at (contract trap 15).
 *
 * "Not paid yet" and "declined" are thrown, not returned: only then storefronts get the documented
 * `type: "cart"` answer, and the session stays usable for another attempt (contract 1.2).
 */
export async function authorize(
  context: OrderContext,
  cradle: PaymentCradle,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentOutput> {
  const session = await committedRow(cradle.paymentSessionService, input.context?.idempotency_key, "session")
  const due = moneyOf(session, session.currency_code)
  const order = await context.ledger.findForSession(session.id)
  if (!order) throw notPaidYet()
  const { options } = context.merchant
  const view = await readAssistOrder(context, order)
  // An order edit moved a hold here. Only a hold can cover a smaller sum; what is charged already cannot.
  const moved = order.opened_session_id !== session.id
  if (moved && view.status !== "held") throw notPaidYet()
  const verdict = decideAuthorize(view, moved ? coveredBy(view, due) : due, options.testMode)
  switch (verdict.decision) {
    case "pending":
      throw notPaidYet()
    case "declined":
      throw refused(shopperMessage(verdict.responseCode).en, `assist_${verdict.responseCode || "declined"}`)
    case "canceled":
      throw refused("This payment was canceled. Start the payment again.", "assist_canceled")
    case "refused":
      context.logger.warn(logLine({ order: order.order_number, operation: "authorize" }, verdict.reason))
      throw refused("The payment could not be accepted. Contact the shop.", "assist_refused")
    case "authorized":
    case "captured":
      return await claiming(context, cradle, order, session, async (waited) => {
        // What was read before the wait is old.
        if (waited) return await authorize(context, cradle, input)
        // From here on this attempt is Medusa's payment; another one under the same number would be a second payment.
        await context.ledger.note(order.order_number, { billnumber: verdict.attempt.billNumber })
        const data = sessionData(options, session.id, order.order_number, due)
        return {
          status: verdict.decision === "captured" ? PaymentSessionStatus.CAPTURED : PaymentSessionStatus.AUTHORIZED,
          data: paymentData(data, verdict.attempt, options.holdDays),
        }
      })
  }
}

/**
 * Authorizes as the only number of its collection. Another one's payment for the same, a moment before, makes this one refused:
 * its follower gives it back.
 */
async function claiming(
  { ledger }: OrderContext,
  { paymentService }: PaymentCradle,
  { order_number }: LedgerOrder,
  { id, payment_collection_id }: { id: string; payment_collection_id?: string },
  work: (waited: boolean) => Promise<AuthorizePaymentOutput>,
): Promise<AuthorizePaymentOutput> {
  if (!payment_collection_id) return await work(false)
  const others = { payment_collection_id, payment_session_id: { $ne: id }, canceled_at: null }
  const paid = async () => (await paymentService.list(others, { take: 1 })).length > 0
  const claim = await claimCollection(ledger, order_number, payment_collection_id, paid)
  if (claim === "busy") throw notPaidYet()
  if (claim === "paid")
    throw refused("This was paid already by another payment. Yours is returned to you.", "assist_paid_otherwise")
  try {
    return await work(claim === "waited")
  } catch (error) {
    await ledger.unclaim("pays", order_number).catch(() => undefined)
    throw error
  }
}

function notPaidYet(): MedusaError {
  return new MedusaError(
    MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
    "The payment is not complete yet: send the customer to payment_url.",
    "assist_pending",
  )
}

function refused(text: string, code: string): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, text, code)
}
