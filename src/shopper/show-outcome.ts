import type { CurrentOutcome } from "./current-outcome"
import type { PaymentSessionAnswer } from "./store-api"

/** What became of a payment, as the store API tells it. */
export function showOutcome(id: string, outcome: CurrentOutcome): PaymentSessionAnswer {
  return {
    payment_session: {
      id,
      status: outcome.status,
      order_id: outcome.orderId ?? null,
      cart_id: outcome.cartId ?? null,
      reason: outcome.reason ?? null,
      message: outcome.message ?? null,
      continue_url: outcome.continueUrl ?? null,
    },
  }
}
