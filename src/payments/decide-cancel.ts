import type { MinorUnits } from "../gateway"
import { saying } from "../refusals/saying"
import { stateWords } from "../refusals/words"
import { wholeOnly } from "./in-order-money"
import type { MoneyDecision } from "./money-decision"
import type { OrderView } from "./order-view"

/**
 * What to do when Medusa gives a payment up. Always the whole: a part of a hold cannot be released at Assist
 * (protocol 5, "partial cancel only after the charge").
 * @param captured what Medusa has booked as captured: such money goes back through a refund, which core asks for
 *   separately (contract 2.6 and 2.7), never through this hook
 */
export function decideCancel(view: OrderView, captured: MinorUnits): MoneyDecision {
  const attempt = view.paid
  if (!attempt) return cancelUnpaid(view)
  if (view.status === "unclear")
    return {
      decision: "refuse",
      ...saying("release_unreadable", { state: attempt.stateText, billnumber: attempt.billNumber }),
    }
  if (attempt.moving) return { decision: "wait", ...saying("moving") }
  switch (attempt.status) {
    case "released":
    case "returned":
      return { decision: "adopt", attempt }
    case "held":
      return { decision: "execute", attempt, money: undefined }
    case "charged":
    case "partly_charged":
    case "partly_returned":
      if (captured > 0) return { decision: "adopt", attempt }
      // Charged at Assist, unknown to Medusa, and the order is being given up: the customer gets everything back. Without
      // a sum, so that nothing of the hold stays blocked either; a rest only can be asked for by its sum alone.
      if (attempt.charged === attempt.returned) return { decision: "adopt", attempt }
      return {
        decision: "execute",
        attempt,
        money:
          wholeOnly(attempt) || attempt.returned === 0
            ? undefined
            : { amount: (attempt.charged - attempt.returned) as MinorUnits, currency: attempt.authorized.currency },
      }
    case "unclear":
      return { decision: "refuse", ...saying("release_report_unreadable", { billnumber: attempt.billNumber }) }
  }
}

/** Medusa has a payment, Assist shows no money. Only a refusal proves that there is none to give back. */
function cancelUnpaid({ status, last }: OrderView): MoneyDecision {
  if (status === "declined" || status === "timeout") return { decision: "adopt" }
  return { decision: "refuse", ...saying("release_not_shown", { state: stateWords(last?.stateText) }) }
}
