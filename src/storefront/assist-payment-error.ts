/**
 * - `network`: the store did not answer, or not in its own way.
 * - `server`: the store cannot answer now (HTTP 409, 429 and 5xx).
 * - `not_found`: the store does not know the session, or it was never sent to Assist.
 * - `unauthorized`: the customer is not logged in, or this is not the customer's.
 * - `refused`: the store refuses, and `message` says why; nothing was sent to Assist.
 * - `unknown_outcome`: a token was sent, and what became of it could not be learnt. Do not offer to pay again.
 * - `wallet`: Google Pay or Apple Pay did not work; `cause` is its own error.
 * - `not_assist`: what should be a payment session of Assist, or an address to send the browser to, is none.
 * - `aborted`: your AbortSignal.
 */
export type AssistPaymentErrorCode =
  | "network"
  | "server"
  | "not_found"
  | "unauthorized"
  | "refused"
  | "unknown_outcome"
  | "wallet"
  | "not_assist"
  | "aborted"

/** The one error of this module. */
export class AssistPaymentError extends Error {
  /**
   * @param message the store's own words, where it answered; otherwise the code, for which the shop has its own words
   * @param status HTTP status, where the store answered
   * @param answer the store's answer as it came
   */
  constructor(
    readonly code: AssistPaymentErrorCode,
    cause?: unknown,
    message: string = code,
    readonly status?: number,
    readonly answer?: unknown,
  ) {
    super(message, { cause })
    this.name = "AssistPaymentError"
  }
}

/** Worth asking again: it may pass by itself. */
export const mayPass = ({ code }: AssistPaymentError) => code === "network" || code === "server"
