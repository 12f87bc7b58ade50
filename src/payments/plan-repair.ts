import { type MinorUnits, minorUnits, parseAmount } from "../gateway"
import { type Said, saying } from "../refusals/saying"
import { type Discrepancy, type DiscrepancyAction, possibleActions } from "./discrepancy"
import type { MedusaBooks } from "./medusa-books"

/** What a button of the owner's comes to. */
export type RepairStep =
  /** Look at the order again; the follower does the rest. */
  | { readonly do: "look" }
  /** A person has dealt with it elsewhere. */
  | { readonly do: "accept" }
  /** Cancel the payment in Medusa; its hook releases the hold. */
  | { readonly do: "release_payment"; readonly paymentId: string }
  /** Release or return at Assist what Medusa counts as canceled already. */
  | { readonly do: "give_back"; readonly captured: MinorUnits }
  | { readonly do: "release_extra"; readonly billNumber: string }
  /** Capture in Medusa, and so at Assist. */
  | { readonly do: "capture_payment"; readonly paymentId: string; readonly amount: MinorUnits }
  /** The same with all that the order owes of it. */
  | { readonly do: "capture_due" }
  /** Charge at Assist what Medusa has booked. */
  | { readonly do: "charge_booked" }
  /** Return at Assist what Medusa's refund rows say. */
  | { readonly do: "refund_booked" }
  | ({ readonly do: "refuse" } & Said)

/** What an action on a discrepancy means, in view of what Medusa has booked now. */
export function planRepair(
  { code, params }: Pick<Discrepancy, "code" | "params">,
  action: DiscrepancyAction,
  { payment }: Pick<MedusaBooks, "payment">,
): RepairStep {
  const possible = possibleActions({ code, params })
  if (!possible.includes(action))
    return { do: "refuse", ...saying("repair_other", { action, possible: possible.join(", ") }) }
  const noPayment: RepairStep = { do: "refuse", ...saying("repair_no_payment") }
  switch (action) {
    case "check":
      return { do: "look" }
    case "accept":
      return { do: "accept" }
    case "release":
      if (!payment) return { do: "give_back", captured: minorUnits(0) }
      // Canceling a payment with captures would only mark it: nothing is held any more, and refunds are another matter.
      if (!payment.canceled && payment.captured > 0) return { do: "refuse", ...saying("repair_captured") }
      return payment.canceled
        ? { do: "give_back", captured: payment.captured }
        : { do: "release_payment", paymentId: payment.id }
    case "release_extra":
      return params["billnumber"]
        ? { do: "release_extra", billNumber: params["billnumber"] }
        : { do: "refuse", ...saying("repair_number_unknown") }
    case "capture":
      if (!payment) return noPayment
      if (code === "capture_not_at_assist") return { do: "charge_booked" }
      return captureWanted(code, params, payment.id)
    case "refund":
      if (!payment) return noPayment
      return { do: "refund_booked" }
  }
}

/** A fulfillment asked for a certain sum; of a hold that ends soon everything due is captured. */
function captureWanted(code: Discrepancy["code"], params: Discrepancy["params"], paymentId: string): RepairStep {
  if (code !== "fulfillment_not_captured") return { do: "capture_due" }
  const amount = parseAmount(params["amount"])
  // Never the whole for want of a sum (design rule 5).
  if (amount === undefined) return { do: "refuse", ...saying("repair_sum_unknown") }
  return { do: "capture_payment", paymentId, amount }
}
