import type { AssistErrorKind } from "../gateway"

// The type of each code is the HTTP status of its answer; where the error is not answered over HTTP as it is, Medusa's error type.

/**
 * Capture, release, refund
 *
 * What the admin's routes, Medusa's own payment routes and the payment module answer with when money should move.
 */
export interface MoneyErrors {
  /**
   * 500: the call was sent, no clear answer came, and Assist's ledger does not show it yet. 400: an earlier call on this payment
   * is still in that state, so nothing else is done.
   * @remarks **Do not repeat it.** The plugin keeps asking and settles it; look at the order again in some minutes. The text says
   * how long that takes at most.
   */
  assist_outcome_unknown: 500 | 400
  /**
   * Nothing left this server, or Assist refused before acting because it was asked too often: no money moved.
   * @remarks Try again.
   */
  assist_not_sent: 500
  /**
   * Assist refused; no money moved. The text has Assist's codes in words.
   * @remarks What the text says.
   */
  assist_declined: 400
  /**
   * The plugin refused, in view of what Assist holds: nothing is held, another sum is charged already, more is asked for than is
   * left. Or a refund was asked for while a change of the order is open, which Medusa could not book.
   * @remarks What the text says.
   */
  assist_refused: 400
  /**
   * The fiscal receipt cannot be made: a wrong tax code, a sum that its lines cannot make, a line of which too little is left.
   * Nothing was sent.
   * @remarks What the text says; it names the line.
   */
  assist_receipt: 400
  /**
   * Assist is still working on an earlier operation of this payment; or the payment was to be canceled while its capture runs.
   * @remarks Try again in a minute.
   */
  assist_busy: 400
}

/**
 * Authorizing a payment
 *
 * What `authorizePaymentSession` throws, and with it the completion of a cart. `POST /store/carts/:id/complete` passes on
 * message and type only; storefronts read `reason` of `GET /store/assist/payment-sessions/:id` instead.
 */
export interface AuthorizationErrors {
  /**
   * The payment is not paid yet.
   * @remarks Send the browser to `payment_url`.
   */
  assist_pending: "payment_requires_more_error"
  /**
   * The attempt was refused with this response code of Assist. Codes that Assist adds later come in the same form.
   * @remarks Let the shopper pay again, by the same `payment_url`.
   */
  [code: `assist_AS${number}`]: "payment_authorization_error"
  /**
   * The shopper did not pay in time.
   * @remarks Let the shopper pay again, by the same `payment_url`.
   */
  assist_Timeout: "payment_authorization_error"
  /**
   * The attempt was refused, and Assist gave no response code.
   * @remarks Let the shopper pay again, by the same `payment_url`.
   */
  assist_declined: "payment_authorization_error"
  /**
   * The hold was released, or the payment returned.
   * @remarks Make a new payment session.
   */
  assist_canceled: "payment_authorization_error"
  /**
   * Another payment of the same cart or payment collection was faster; this one goes back at once.
   * @remarks Show the order.
   */
  assist_paid_otherwise: "payment_authorization_error"
  /**
   * Money is there and must not become this payment: another sum or currency, a test payment in a live shop, a state that cannot
   * be read. The log says which.
   * @remarks The owner looks at the discrepancy.
   */
  assist_refused: "payment_authorization_error"
}

/**
 * Paying by token
 *
 * `POST /store/assist/payment-sessions/:id/token`. Nothing was sent to Assist; the message is for the shopper, in the language of
 * `Accept-Language`. What Assist says of a payment is no error: it is the answer's `status`.
 */
export interface TokenErrors {
  /**
   * The cart has no first name, last name or e-mail. `fields` next to the code has the cart's own names of what is missing.
   * @remarks Let the shopper complete these fields.
   */
  assist_payer_incomplete: 400
  /**
   * The sum of the session is no longer the cart's.
   * @remarks Make a new payment session.
   */
  assist_session_stale: 400
  /**
   * The session was canceled, its money was given back, or its order was canceled.
   * @remarks Make a new payment session.
   */
  assist_session_closed: 400
  /**
   * The option `wallets` does not have this wallet. Of Apple Pay's session: it is not set up for web pages.
   * @remarks Pay on Assist's page.
   */
  assist_wallet_off: 400
  /**
   * A stored card was named, and nobody is logged in.
   * @remarks Log the customer in; guests pay otherwise.
   */
  assist_log_in: 401
  /**
   * A stored card was named, and the option `customerNumber` is off.
   * @remarks Pay on Assist's page.
   */
  assist_stored_cards_off: 400
  /**
   * It is not, or no longer, a stored card of this customer. So answers the removal of a card too.
   * @remarks Show the list anew.
   */
  assist_card_unknown: 404
  /**
   * The first payment of a subscription cannot be made with a stored card.
   * @remarks Pay on Assist's page, or with a wallet.
   */
  assist_agreement_by_card: 400
  /**
   * More than 20 payments were begun for this session.
   * @remarks Make a new payment session.
   */
  assist_too_many_tries: 400
  /**
   * The fiscal receipt of the payment cannot be made; the log says why.
   * @remarks The owner mends what the log says.
   */
  assist_receipt: 400
}

/**
 * Agreements
 *
 * What `agreeOnRecurringPaymentsWorkflow` and `chargeAgreementWorkflow` throw; nothing was sent to Assist. What Assist says of a
 * payment is no error: it is the answer's `status` (docs/subscriptions.md).
 */
export interface AgreementErrors {
  /**
   * The shopper of this session was sent to pay already, or it can be paid no more.
   * @remarks Make a new payment session, agree, then send the shopper.
   */
  assist_agreement_too_late: "not_allowed"
  /**
   * The first payment of the agreement has not arrived.
   * @remarks Wait for the event `assist.agreement_begun`.
   */
  assist_agreement_not_active: "not_allowed"
  /**
   * The customer, the owner or an erasure canceled it.
   * @remarks Let the customer agree anew.
   */
  assist_agreement_canceled: "not_allowed"
  /**
   * Its last day is over.
   * @remarks Let the customer agree anew.
   */
  assist_agreement_ended: "not_allowed"
  /**
   * Another currency, or a sum beyond what was agreed.
   * @remarks What the text says.
   */
  assist_agreement_limits: "not_allowed"
  /**
   * The period is not over; the text names the moment.
   * @remarks Run it again then.
   */
  assist_agreement_too_early: "not_allowed"
  /**
   * A payment under it is being taken, or its outcome is not known yet.
   * @remarks Run it again in some minutes.
   */
  assist_agreement_busy: "not_allowed"
  /**
   * The payment collection cannot be paid so: it is paid, was opened by its customer, belongs to no cart or order, or asks for
   * another sum than they cost.
   * @remarks What the text says.
   */
  assist_agreement_collection: "not_allowed" | "not_found"
}

/**
 * Asking Assist
 *
 * When Assist was to be asked, before anything else, or for a report. No money moved. The gateway client throws the same as
 * `AssistError`, with what follows `assist_` as its `kind` (docs/gateway-client.md).
 */
export interface AskingErrors extends Record<`assist_${AssistErrorKind}`, 500> {
  /**
   * No connection, or an HTTP error without codes.
   * @remarks Try again; if it stays: network, firewall, `serverUrl`.
   */
  assist_unreachable: 500
  /**
   * No answer in time (option `timeouts`).
   * @remarks Try again.
   */
  assist_timeout: 500
  /**
   * Assist failed to answer several times in a row; nothing was sent for some seconds.
   * @remarks Try again.
   */
  assist_circuit_open: 500
  /**
   * Assist says that it is asked too often.
   * @remarks Try again in a minute.
   */
  assist_rate_limited: 500
  /**
   * Assist answered with error codes; the text has them in words.
   * @remarks 7, 8 and 19 mean merchant, login or password: `npx medusa-payment-assist doctor`.
   */
  assist_refused: 500
  /**
   * What came cannot be read.
   * @remarks Look into the log at level `debug`; report it.
   */
  assist_malformed: 500
  /**
   * What came is about something else, or its check value or signature is wrong.
   * @remarks Compare `secretWord` and `assistSignature` with the cabinet.
   */
  assist_integrity: 500
  /**
   * The answer is beyond the limit.
   * @remarks Ask for a shorter period.
   */
  assist_too_large: 500
  /**
   * An option or a parameter is wrong, or Assist's address redirects.
   * @remarks Mend what the text names.
   */
  assist_configuration: 500
  /**
   * The call was given up by this side, as when the process ends.
   * @remarks Try again.
   */
  assist_aborted: 500
}

/** What an error that carries a refusal may have as its code. */
export type ErrorCode = keyof MoneyErrors | keyof AgreementErrors | keyof AskingErrors
