import { AssistPaymentError } from "./assist-payment-error.ts"
import { goTo } from "./go-to.ts"
import { payByToken } from "./pay-by-token.ts"
import type { StoreOptions } from "./store.ts"
import type { Payment } from "./types.ts"
import type { Sheet } from "./wallets/wallet.ts"

export interface TakePaymentOptions extends StoreOptions {
  readonly sessionId: string
  /** The end of a payment: paid, declined (the buttons work again), canceled; `pending` after `timeoutMs`. */
  readonly onResult: (payment: Payment) => void
  /** What went wrong, by `code`. The buttons work again unless it is `unknown_outcome`. */
  readonly onError: (error: AssistPaymentError) => void
  /** Told of each status while a payment is under way. */
  readonly onChange?: (payment: Payment) => void
  /** The shopper closed the wallet's sheet. */
  readonly onCancel?: () => void
  /** How the browser is sent to `continue_url`; `location.assign` by default. */
  readonly navigate?: (url: string) => void
  /** How long a payment under way is waited for; 5 minutes by default. */
  readonly timeoutMs?: number
}

/** Sessions that are being paid on this page, or whose outcome is not known: however many buttons there are, they pay once. */
const paying = new Set<string>()

/**
 * Opens a wallet's sheet and follows the payment to its end. While one goes on for the session, it does nothing.
 *
 * @param setState told whether a payment goes on, and whether the buttons are out of work
 */
export async function takePayment(
  sheet: Sheet,
  options: TakePaymentOptions,
  setState: (busy: boolean, off: boolean) => void,
): Promise<void> {
  const { sessionId } = options
  if (paying.has(sessionId)) return
  paying.add(sessionId)
  setState(true, true)
  let again = true
  let tell = options.onCancel
  try {
    const payment = await sheet.open((token) => payByToken(sessionId, { type: sheet.wallet, token }, options))
    if (payment?.continue_url) {
      tell = undefined
      goTo(payment.continue_url, options.navigate)
    } else if (payment) {
      tell = () => options.onResult(payment)
      again = payment.status === "declined"
    }
  } catch (error) {
    const known = error instanceof AssistPaymentError ? error : new AssistPaymentError("wallet", error)
    again = known.code !== "unknown_outcome"
    tell = () => options.onError(known)
  }
  if (again) paying.delete(sessionId)
  setState(false, !again)
  tell?.()
}
