import { formatAmount, type Money, sameMoney } from "../gateway"
import type { RefusedSum } from "../refusals/holes"
import { responseCodeOf } from "./declines"
import { inOrderMoney } from "./in-order-money"
import type { OrderView, PaidAttempt } from "./order-view"

export type AuthorizeDecision =
  /** Money is held: Medusa's payment becomes authorized. */
  | { readonly decision: "authorized"; readonly attempt: PaidAttempt }
  /** The whole sum is already taken: Medusa books payment and capture. */
  | { readonly decision: "captured"; readonly attempt: PaidAttempt }
  /** Not paid yet; ask again later. */
  | { readonly decision: "pending" }
  /** Refused or abandoned; the shopper may try again. */
  | { readonly decision: "declined"; readonly responseCode: string }
  /** The hold was released or the payment returned: this session is spent. */
  | { readonly decision: "canceled" }
  /** Money is there but must not become this payment. `release`: it is ours to give back. */
  | { readonly decision: "refused"; readonly reason: string; readonly release: boolean }

/**
 * May Medusa's payment session become a payment? (design section 4)
 * @param wanted the session's sum: what the order at Assist must equal (design rule 6)
 * @param acceptTestMode whether `testmode=1` counts as money
 */
export function decideAuthorize(view: OrderView, wanted: Money, acceptTestMode: boolean): AuthorizeDecision {
  const { paid, last } = view
  switch (view.status) {
    case "none":
    case "in_process":
      return { decision: "pending" }
    case "declined":
      return { decision: "declined", responseCode: refusalCode(view) }
    case "timeout":
      return { decision: "declined", responseCode: "Timeout" }
    case "released":
    case "returned":
      return { decision: "canceled" }
    case "unclear":
      return {
        decision: "refused",
        release: false,
        reason: `Assist reports the state "${last?.stateText ?? ""}" which cannot be read as paid or unpaid. Look at the order in Assist's cabinet.`,
      }
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned": {
      if (!paid) throw new Error(`a view with status ${view.status} has an attempt`)
      if (paid.testMode && !acceptTestMode)
        return {
          decision: "refused",
          release: false,
          reason: `Assist marks payment ${paid.billNumber} as a test (testmode=1): no money moved. Switch Assist to live mode, or set testMode: true in a test shop.`,
        }
      if (!sameMoney(paid.order, wanted))
        return {
          decision: "refused",
          release: true,
          reason: `Assist holds ${describe(paid.order)} for payment ${paid.billNumber}, but ${describe(wanted)} is due.`,
        }
      const takenInFull = paid.status === "charged" && inOrderMoney(paid)?.charged === paid.order.amount
      return { decision: takenInFull ? "captured" : "authorized", attempt: paid }
    }
  }
}

/** The response code of the last refused payment operation: why the bank said no. */
export function refusalCode(view: OrderView): string {
  return view.last ? responseCodeOf(view.last) : ""
}

/** For the text of a refusal. */
export function refusedSum({ amount, currency }: Money): RefusedSum {
  return { amount: formatAmount(amount), currency }
}

/** `30.10 BYN` */
export function describe(money: Money): string {
  return `${formatAmount(money.amount)} ${money.currency}`
}
