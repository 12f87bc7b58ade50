import type { Followed } from "../follow/follow-order"
import { shopperMessage } from "../gateway"
import type { BegunState } from "../payments/begun-payments"
import { refusalCode } from "../payments/decide-authorize"
import { type DeclineReason, declineReason } from "../payments/decline-reason"
import type { ShopperLanguage } from "./language"
import { SHOPPER_TEXTS } from "./texts"

/** What a shopper may be told about a payment. */
export interface PaymentOutcome {
  /**
   * `paid`: there is an order, and it has its money. `pending`: not known yet. `declined`: pay again. `canceled`: start a new
   * payment. `requires_action`: the browser has to go to `continueUrl`.
   */
  readonly status: "paid" | "pending" | "declined" | "canceled" | "requires_action"
  readonly continueUrl?: string
  readonly orderId?: string
  readonly reason?: DeclineReason
  readonly message?: string
}

/** A payment page that nobody paid on has long ended by then: ERIP gives two days, with a day of margin. */
const OPEN_FOR_MS = 72 * 60 * 60 * 1000
/** As long as Assist's report may contradict itself while an operation is written there. */
const UNCLEAR_FOR_MS = 60 * 60 * 1000

/**
 * Told from the order's state and the money, not from there being an order: that may be canceled, or its money given back.
 * @param openedAt when the shopper was sent to Assist: no answer is waited for without end
 * @param begun what the payments that this server began say, when Assist's report does not say it yet
 */
export function paymentOutcome(
  followed: Pick<
    Followed,
    "view" | "orderId" | "orderCanceled" | "orderPaid" | "unplaced" | "released" | "problem" | "closed"
  >,
  language: ShopperLanguage,
  openedAt: Date = new Date(),
  begun: BegunState | undefined = undefined,
): PaymentOutcome {
  const { view, orderId, orderCanceled, orderPaid, unplaced, released, problem, closed } = followed
  const { outcomes } = SHOPPER_TEXTS[language]
  const ended = (reason: "order_canceled" | "order_not_placed" | "canceled" | "returned"): PaymentOutcome => ({
    status: "canceled",
    reason,
    message: outcomes[reason],
  })
  if (orderCanceled) return ended("order_canceled")
  if (orderId && orderPaid) return { status: "paid", orderId }
  if (released || (unplaced && view.paid)) return ended("order_not_placed")
  if (begun) return begunOutcome(begun, closed, language)
  const waiting = (): PaymentOutcome =>
    Date.now() - openedAt.getTime() < OPEN_FOR_MS
      ? { status: "pending" }
      : { status: "declined", reason: "timeout", message: outcomes.timeout }
  switch (view.status) {
    case "none":
    case "in_process":
      return closed ? ended("canceled") : waiting()
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
      return ended(orderId ? "returned" : "canceled")
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      // Decided already, and not carried out yet: the session is closed before its money goes back.
      if (closed) return ended("order_not_placed")
      return problem ? { status: "declined", reason: "refused", message: outcomes.refused } : { status: "pending" }
    case "unclear":
      // A person looks at it: the shopper has to hear more than "wait" at some time.
      return Date.now() - openedAt.getTime() < UNCLEAR_FOR_MS
        ? { status: "pending" }
        : { status: "declined", reason: "refused", message: outcomes.refused }
  }
}

function begunOutcome(begun: BegunState, closed: boolean, language: ShopperLanguage): PaymentOutcome {
  switch (begun.state) {
    case "under_way":
      return { status: "pending" }
    case "continue":
      return { status: "requires_action", continueUrl: begun.url }
    case "failed": {
      const code = begun.wasSent ? "" : "AS998"
      const message = shopperMessage(code)[language]
      return { status: closed ? "canceled" : "declined", reason: declineReason(code), message }
    }
  }
}
