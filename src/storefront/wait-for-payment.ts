import { type AssistPaymentError, mayPass } from "./assist-payment-error.ts"
import { pause } from "./pause.ts"
import { pollInterval } from "./poll-interval.ts"
import { type ReadPaymentOptions, readPayment } from "./read-payment.ts"
import type { Payment } from "./types.ts"

export interface WaitForPaymentOptions extends ReadPaymentOptions {
  /** Told each time the status differs from the last one told, the first one and the last one too. */
  readonly onChange?: (payment: Payment) => void
  /** 5 minutes by default. */
  readonly timeoutMs?: number
}

const FIVE_MINUTES = 300_000

/**
 * Asks until the payment is paid, declined or canceled, or until the browser must go on (`requires_action`, `continue_url`).
 * Rests while the page is hidden and asks at once when it is seen again. A store that does not answer is asked again.
 *
 * @param last the payment as it is known already, of which `onChange` is not told again
 * @returns after `timeoutMs` the payment as it is, `pending`: that is not known yet, and not failed
 * @throws {AssistPaymentError} `network` or `server` if the store did not answer once in all that time
 */
export async function waitForPayment(
  sessionId: string,
  { onChange, timeoutMs = FIVE_MINUTES, ...reading }: WaitForPaymentOptions,
  last?: Payment,
): Promise<Payment> {
  const until = Date.now() + timeoutMs
  for (let looks = 0; ; looks++) {
    let failed: AssistPaymentError | undefined
    const payment = await readPayment(sessionId, reading).catch((error: AssistPaymentError) => {
      if (!mayPass(error)) throw error
      failed = error
    })
    if (payment) {
      if (payment.status !== last?.status) onChange?.(payment)
      last = payment
      if (hasEnded(payment)) return payment
    }
    const left = until - Date.now()
    if (left <= 0) {
      if (last) return last
      throw failed
    }
    await pause(Math.min(left, pollInterval(looks)), reading.signal)
  }
}

/** A status that is new to this module is waited out like `pending`. */
export const hasEnded = ({ status, continue_url }: Payment): boolean =>
  /^(paid|declined|canceled)$/.test(status) || !!continue_url
