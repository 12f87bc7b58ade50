import type { AssistPaymentError, Payment } from "medusa-payment-assist/storefront"

/** What the shopper reads when a payment did not go through. */
export function paymentText(payment: Payment): string {
  if (payment.status === "pending")
    return "We do not know yet whether you have paid. We will write to you; please do not pay again."
  // In the shopper's language already, with the reason: "Not enough money on the card", …
  return payment.message ?? "The payment did not go through."
}

/** What the shopper reads when something went wrong. */
export function errorText(error: AssistPaymentError): string {
  switch (error.code) {
    case "refused":
      return error.message
    case "unknown_outcome":
      return "We do not know yet whether you have paid. Please do not pay again; we will write to you."
    case "unauthorized":
      return "Please log in again."
    default:
      return "That did not work. Please try again."
  }
}
