/** Events of the plugin on Medusa's event bus. Payloads: docs/events.md. */
export const ASSIST_EVENTS = {
  paymentHeld: "assist.payment_held",
  paymentCaptured: "assist.payment_captured",
  paymentRefunded: "assist.payment_refunded",
  paymentReleased: "assist.payment_released",
  paymentDeclined: "assist.payment_declined",
  holdExpiring: "assist.hold_expiring",
  extraPaymentReleased: "assist.extra_payment_released",
  agreementBegun: "assist.agreement_begun",
  agreementPaymentDeclined: "assist.agreement_payment_declined",
  agreementCanceled: "assist.agreement_canceled",
  paidWithoutOrder: "assist.paid_without_order",
  discrepancyOpened: "assist.discrepancy_opened",
  discrepancyClosed: "assist.discrepancy_closed",
} as const

export type AssistEvent = (typeof ASSIST_EVENTS)[keyof typeof ASSIST_EVENTS]

/** What every event names: the order number at Assist, and what it belongs to in Medusa as far as that is known. */
export interface EventSubject {
  readonly order_number: string
  readonly provider_id: string
  readonly payment_id: string | null
  readonly order_id: string | null
  readonly cart_id: string | null
}
