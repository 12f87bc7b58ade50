/** Why a payment did not go through, as a stable word for storefronts. */
export type DeclineReason =
  | "declined"
  | "wrong_card_data"
  | "insufficient_funds"
  | "expired_card"
  | "limit_exceeded"
  | "authentication_failed"
  | "technical_error"
  | "timeout"
  | "canceled"
  | "refused"
  | "order_not_placed"
  | "order_canceled"
  | "returned"

/**
 * Assist's response codes (protocol 11.5). Codes without a word of their own are plain refusals; AS108 and AS109 are
 * so on purpose: a shopper is not told what the gateway suspects (design rule 9).
 */
const REASONS: Readonly<Record<string, DeclineReason>> = {
  AS101: "wrong_card_data",
  AS102: "insufficient_funds",
  AS104: "expired_card",
  AS105: "limit_exceeded",
  AS106: "wrong_card_data",
  AS107: "technical_error",
  AS110: "authentication_failed",
  AS998: "technical_error",
  Timeout: "timeout",
}

export function declineReason(responseCode: string): DeclineReason {
  return REASONS[responseCode] ?? "declined"
}
