import type { AssistEventFields } from "./event-payloads"

/** Events of the plugin on Medusa's event bus. Payloads: `event-payloads.ts`. */
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
} as const satisfies Record<string, keyof AssistEventFields>

export type AssistEvent = keyof AssistEventFields
