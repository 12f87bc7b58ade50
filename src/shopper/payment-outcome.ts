import { shopperMessage } from "../gateway"
import { refusalCode } from "../payments/decide-authorize"
import { type DeclineReason, declineReason } from "../payments/decline-reason"
import type { Followed } from "../workflows/follow/follow-order"
import type { ShopperLanguage } from "./language"

/** What a shopper may be told about a payment. */
export interface PaymentOutcome {
  /** `paid`: there is an order. `pending`: not known yet. `declined`: pay again. `canceled`: start a new payment. */
  readonly status: "paid" | "pending" | "declined" | "canceled"
  readonly orderId?: string
  readonly reason?: DeclineReason
  readonly message?: string
}

export function paymentOutcome(followed: Followed, language: ShopperLanguage): PaymentOutcome {
  const { view, orderId, released, problem } = followed
  const message = (code: string) => shopperMessage(code)[language]
  if (released) return { status: "canceled", reason: "order_not_placed", message: message("AS400") }
  switch (view.status) {
    case "none":
    case "in_process":
      return { status: "pending" }
    case "declined": {
      const code = refusalCode(view)
      return { status: "declined", reason: declineReason(code), message: message(code) }
    }
    case "timeout":
      return { status: "declined", reason: "timeout", message: message("Timeout") }
    case "released":
    case "returned":
      // Given back after the order was placed: the order is there, and its page says what became of it.
      return orderId
        ? { status: "paid", orderId }
        : { status: "canceled", reason: "canceled", message: message("canceled") }
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      if (orderId) return { status: "paid", orderId }
      return problem ? { status: "declined", reason: "refused", message: message("AS100") } : { status: "pending" }
    case "unclear":
      return { status: "pending" }
  }
}
