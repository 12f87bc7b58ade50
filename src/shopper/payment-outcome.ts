import type { Followed } from "../follow/follow-order"
import { shopperMessage } from "../gateway"
import { refusalCode } from "../payments/decide-authorize"
import { type DeclineReason, declineReason } from "../payments/decline-reason"
import type { ShopperLanguage } from "./language"
import { SHOPPER_TEXTS } from "./texts"

/** What a shopper may be told about a payment. */
export interface PaymentOutcome {
  /** `paid`: there is an order. `pending`: not known yet. `declined`: pay again. `canceled`: start a new payment. */
  readonly status: "paid" | "pending" | "declined" | "canceled"
  readonly orderId?: string
  readonly reason?: DeclineReason
  readonly message?: string
}

export function paymentOutcome(followed: Followed, language: ShopperLanguage): PaymentOutcome {
  const { view, orderId, released, problem, closed } = followed
  const { outcomes } = SHOPPER_TEXTS[language]
  if (released) return { status: "canceled", reason: "order_not_placed", message: outcomes.order_not_placed }
  switch (view.status) {
    case "none":
    case "in_process":
      return closed ? { status: "canceled", reason: "canceled", message: outcomes.canceled } : { status: "pending" }
    case "declined": {
      const code = refusalCode(view)
      return {
        status: closed ? "canceled" : "declined",
        reason: declineReason(code),
        message: shopperMessage(code)[language],
      }
    }
    case "timeout":
      return { status: closed ? "canceled" : "declined", reason: "timeout", message: outcomes.timeout }
    case "released":
    case "returned":
      // Given back after the order was placed: the order is there, and its page says what became of it.
      return orderId
        ? { status: "paid", orderId }
        : { status: "canceled", reason: "canceled", message: outcomes.canceled }
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      if (orderId) return { status: "paid", orderId }
      return problem ? { status: "declined", reason: "refused", message: outcomes.refused } : { status: "pending" }
    case "unclear":
      return { status: "pending" }
  }
}
