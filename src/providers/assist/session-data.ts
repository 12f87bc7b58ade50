import { formatAmount, type Money, type OrderNumber } from "../../gateway"
import type { MerchantOptions } from "../../merchant/options"
import { holdDeadline } from "../../payments/hold-deadline"
import type { PaidAttempt } from "../../payments/order-view"

/**
 * `payment_session.data`: what the storefront reads. Anyone with the cart id can see it (contract 2.4), so it
 * holds no secret and no card data.
 */
export interface AssistSessionData extends AssistSum {
  /** OrderNumber at Assist, which opens nothing: it may be shown, printed and read aloud. */
  order_number: string
  /** Send the browser here, and nobody else: the address opens the payment's pages. */
  payment_url: string
}

/** The part of it that a changed sum changes. */
export interface AssistSum extends Record<string, unknown> {
  merchant_id: string
  /** Decimal string, two decimals: exactly what Assist will be asked for. */
  amount: string
  currency: string
}

/**
 * `payment.data`: all that capture, refund and cancel are given, because a payment's data is what
 * `authorizePayment` returned and nothing else (contract trap 8).
 */
export interface AssistPaymentData extends AssistSessionData {
  billnumber: string
  order_state: string
  /** What Assist did, whatever was asked for: `false` when the money was taken at once. */
  two_stage: boolean
  test_mode: boolean
  held_at?: string
  hold_deadline?: string
}

export function sessionData(
  { merchantId, backendUrl }: Pick<MerchantOptions, "merchantId" | "backendUrl">,
  sessionId: string,
  orderNumber: OrderNumber,
  money: Money,
): AssistSessionData {
  return {
    order_number: orderNumber,
    payment_url: `${backendUrl}/assist/pay/${sessionId}`,
    ...assistSum(merchantId, money),
  }
}

export function assistSum(merchantId: string, money: Money): AssistSum {
  return { merchant_id: merchantId, amount: formatAmount(money.amount), currency: money.currency }
}

/** What changes in `payment.data` after an operation: only that, since core merges it (contract 1.1). */
export function paymentState(stateText: string, attempt: PaidAttempt | undefined): Record<string, unknown> {
  return {
    order_state: stateText,
    ...(attempt && { charged: formatAmount(attempt.charged), returned: formatAmount(attempt.returned) }),
  }
}

export function paymentData(session: AssistSessionData, attempt: PaidAttempt, holdDays: number): AssistPaymentData {
  return {
    ...session,
    ...paymentState(attempt.stateText, attempt),
    order_state: attempt.stateText,
    billnumber: attempt.billNumber,
    two_stage: attempt.stage === "held_first",
    test_mode: attempt.testMode,
    ...(attempt.heldAt && {
      held_at: attempt.heldAt.toISOString(),
      ...(attempt.status === "held" && { hold_deadline: holdDeadline(attempt.heldAt, holdDays) }),
    }),
  }
}
