import { AssistPaymentError, mayPass } from "./assist-payment-error.ts"
import { pause } from "./pause.ts"
import { pollInterval } from "./poll-interval.ts"
import { paymentIn } from "./read-payment.ts"
import { callStore, sessionPath } from "./store.ts"
import type { Payment, PaymentToken } from "./types.ts"
import { hasEnded, type WaitForPaymentOptions, waitForPayment } from "./wait-for-payment.ts"

export type PayByTokenOptions = WaitForPaymentOptions

/** The store itself waits for Assist up to half a minute. */
const PAYS_WITHIN = 60_000

/**
 * Pays with a wallet's token or a stored card, and waits for what becomes of it as `waitForPayment` does. The token is sent
 * once, and `timeoutMs` is the time after it; if the store does not answer, it is asked what became of the payment. `signal` ends the waiting, not the payment.
 *
 * @throws {AssistPaymentError} `unknown_outcome` if that cannot be learnt: the payment may still go through
 */
export async function payByToken(sessionId: string, token: PaymentToken, options: PayByTokenOptions): Promise<Payment> {
  const { onChange, signal } = options
  let lost: AssistPaymentError | undefined
  const payment = await callStore<object>(options, `${sessionPath(sessionId)}/token`, {
    body: token,
    limit: PAYS_WITHIN,
  })
    .then(paymentIn)
    .catch((error: AssistPaymentError) => {
      if (!mayPass(error)) throw error
      lost = error
    })
  if (payment) {
    onChange?.(payment)
    if (hasEnded(payment)) return payment
  }
  // The store writes down what it is about to do before it does it: give it the time.
  await pause(pollInterval(0), signal)
  return waitForPayment(sessionId, options, payment || undefined).catch((error: AssistPaymentError) => {
    if (error.code === "aborted") throw error
    // Nothing was sent to Assist: the token never arrived.
    if (lost && error.code === "not_found") throw lost
    throw new AssistPaymentError("unknown_outcome", error)
  })
}
