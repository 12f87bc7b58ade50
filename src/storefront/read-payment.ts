import { AssistPaymentError } from "./assist-payment-error.ts"
import { callStore, type StoreOptions, sessionPath } from "./store.ts"
import type { Payment } from "./types.ts"

export interface ReadPaymentOptions extends StoreOptions {
  readonly signal?: AbortSignal
}

/**
 * What became of a payment.
 *
 * @throws {AssistPaymentError} `not_found` while the session was never sent to Assist
 */
export async function readPayment(sessionId: string, options: ReadPaymentOptions): Promise<Payment> {
  return paymentIn(await callStore(options, sessionPath(sessionId), { signal: options.signal }))
}

/** @throws {AssistPaymentError} `network` for what is no answer of this API, such as the log-in page of a hotel's Wi-Fi */
export function paymentIn(answer: { payment_session?: Payment }): Payment {
  const payment = answer?.payment_session
  if (!payment?.status) throw new AssistPaymentError("network")
  return payment
}
