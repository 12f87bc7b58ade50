import { type MinorUnits, minorUnits, parseAmount } from "../gateway"
import { DISCREPANCY_ACTIONS, type Discrepancy, type DiscrepancyAction } from "./discrepancy"
import type { MedusaBooks } from "./medusa-books"

/** What a button of the owner's comes to. */
export type RepairStep =
  /** Look at the order again; the follower does the rest. */
  | { readonly do: "look" }
  /** A person has dealt with it elsewhere. */
  | { readonly do: "accept" }
  /** Cancel the payment in Medusa; its hook releases the hold. */
  | { readonly do: "void_payment"; readonly paymentId: string }
  /** Release or return at Assist what Medusa counts as canceled already. */
  | { readonly do: "give_back"; readonly captured: MinorUnits }
  | { readonly do: "release_extra"; readonly billNumber: string }
  /** Capture in Medusa, and so at Assist. Without `amount`: the whole. */
  | { readonly do: "capture_payment"; readonly paymentId: string; readonly amount: MinorUnits | undefined }
  /** Charge at Assist what Medusa has booked. */
  | { readonly do: "charge_booked" }
  /** Return at Assist what Medusa has booked, by its refund rows or by the order's transactions alone. */
  | { readonly do: "refund_booked"; readonly onPaper: MinorUnits }
  | { readonly do: "refuse"; readonly reason: string }

/** What an action on a discrepancy means, in view of what Medusa has booked now. */
export function planRepair(
  { code, params }: Pick<Discrepancy, "code" | "params">,
  action: DiscrepancyAction,
  { payment }: Pick<MedusaBooks, "payment">,
): RepairStep {
  if (!DISCREPANCY_ACTIONS[code].includes(action))
    return {
      do: "refuse",
      reason: `"${action}" is not possible here. Possible: ${DISCREPANCY_ACTIONS[code].join(", ")}.`,
    }
  const noPayment: RepairStep = { do: "refuse", reason: "Medusa has no payment for this order number any more." }
  switch (action) {
    case "check":
      return { do: "look" }
    case "accept":
      return { do: "accept" }
    case "release":
      if (!payment) return { do: "give_back", captured: minorUnits(0) }
      return payment.canceled
        ? { do: "give_back", captured: payment.captured }
        : { do: "void_payment", paymentId: payment.id }
    case "release_extra":
      return params["billnumber"]
        ? { do: "release_extra", billNumber: params["billnumber"] }
        : { do: "refuse", reason: "The number of the further payment is not known; return it in Assist's cabinet." }
    case "capture":
      if (!payment) return noPayment
      if (code === "capture_not_at_assist") return { do: "charge_booked" }
      return { do: "capture_payment", paymentId: payment.id, amount: wantedAmount(code, params) }
    case "refund":
      if (!payment) return noPayment
      return { do: "refund_booked", onPaper: payment.refundedOnPaper ?? minorUnits(0) }
  }
}

/** A fulfilment asked for a certain sum; a hold that ends soon is captured as a whole. */
function wantedAmount(code: Discrepancy["code"], params: Discrepancy["params"]): MinorUnits | undefined {
  return code === "fulfillment_not_captured" ? parseAmount(params["amount"]) : undefined
}
