import { MedusaError } from "@medusajs/framework/utils"
import type { Money } from "../../gateway"
import type { AgreementRow } from "../../modules/assist/ledger/agreement-store"
import type { AgreementVerdict } from "../../payments/decide-agreement"
import { describe } from "../../payments/decide-authorize"

/** Why nothing was taken under an agreement, for the store's job and its owner. Nothing was sent to Assist. */
export function agreementRefused(
  { id, currency, min_amount, max_amount, until }: AgreementRow,
  money: Money,
  verdict: Exclude<AgreementVerdict, { may: true }> | { readonly why: "busy" | "canceled" },
): MedusaError {
  switch (verdict.why) {
    case "canceled":
      return refused(id, "it was canceled.", "assist_agreement_canceled")
    case "not_active":
      return refused(id, "its first payment has not arrived.", "assist_agreement_not_active")
    case "ended":
      return refused(id, `it ended on ${until}. The customer has to agree anew.`, "assist_agreement_ended")
    case "other_currency":
      return refused(
        id,
        `it is in ${currency}, and ${describe(money)} is asked for. Ask for ${currency}.`,
        "assist_agreement_limits",
      )
    case "beyond_limits":
      return refused(
        id,
        `one payment is from ${min_amount} to ${max_amount} ${currency}, and ${describe(money)} is asked for. Change the cart, or let the customer agree anew.`,
        "assist_agreement_limits",
      )
    case "too_early":
      return refused(
        id,
        `its next payment may be taken from ${verdict.from.toISOString()} on. Run it again then.`,
        "assist_agreement_too_early",
      )
    case "busy":
      return refused(
        id,
        "what became of an earlier payment is not known yet. It is settled by looking at Assist; run it again in some minutes.",
        "assist_agreement_busy",
      )
  }
}

function refused(id: string, text: string, code: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `Agreement ${id}: ${text} Nothing was sent to Assist.`, code)
}

type CollectionProblem = "unknown" | "not_linked" | "paid" | "opened" | "closed" | "stale" | "number_taken" | "receipt"

const PROBLEMS: Readonly<Record<CollectionProblem, string>> = {
  unknown: "there is no such payment collection.",
  not_linked: "it belongs to no cart and no order: what is paid for it could become no order.",
  paid: "it has its payment already, or is closed.",
  opened: "its customer was sent to pay it by themselves. Let them, or make a new payment session in it.",
  closed: "it can be paid no more: its cart is an order, or its order was canceled.",
  stale: "it asks for another sum than its cart or order costs now. Refresh it, then run this again.",
  number_taken: "the number of its payment session is another one's. Make a new payment session in it.",
  receipt: "its fiscal receipt cannot be made; the log says why.",
}

/** Why a payment collection cannot be paid under an agreement. Nothing was sent to Assist. */
export function collectionRefused(problem: CollectionProblem): MedusaError {
  return new MedusaError(
    problem === "unknown" ? MedusaError.Types.NOT_FOUND : MedusaError.Types.NOT_ALLOWED,
    `payment_collection_id: ${PROBLEMS[problem]} Nothing was sent to Assist.`,
    "assist_agreement_collection",
  )
}
