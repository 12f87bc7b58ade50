import { MedusaError } from "@medusajs/framework/utils"
import type { Money } from "../../gateway"
import type { AgreementRow } from "../../modules/assist/ledger/agreement-store"
import type { AgreementVerdict } from "../../payments/decide-agreement"
import { refusedSum } from "../../payments/decide-authorize"
import type { AgreementErrors } from "../../refusals/error-codes"
import { Refused } from "../../refusals/refused"
import { type Said, saying } from "../../refusals/saying"

/** Why nothing was taken under an agreement, for the store's job and its owner. Nothing was sent to Assist. */
export function agreementRefused(
  { id: agreement, currency, min_amount, max_amount, until }: AgreementRow,
  money: Money,
  verdict: Exclude<AgreementVerdict, { may: true }> | { readonly why: "busy" | "canceled" },
): Refused {
  const asked = refusedSum(money)
  switch (verdict.why) {
    case "canceled":
      return refused(saying("agreement_canceled", { agreement }), "assist_agreement_canceled")
    case "not_active":
      return refused(saying("agreement_not_active", { agreement }), "assist_agreement_not_active")
    case "ended":
      return refused(saying("agreement_ended", { agreement, until }), "assist_agreement_ended")
    case "other_currency":
      return refused(saying("agreement_other_currency", { agreement, currency, asked }), "assist_agreement_limits")
    case "beyond_limits": {
      const most = { amount: max_amount, currency }
      const said = saying("agreement_beyond_limits", { agreement, least: min_amount, most, asked })
      return refused(said, "assist_agreement_limits")
    }
    case "too_early": {
      const from = verdict.from.toISOString()
      return refused(saying("agreement_too_early", { agreement, from }), "assist_agreement_too_early")
    }
    case "busy":
      return refused(saying("agreement_busy", { agreement }), "assist_agreement_busy")
  }
}

function refused(said: Said, code: keyof AgreementErrors): Refused {
  return new Refused(MedusaError.Types.NOT_ALLOWED, said, code)
}

type CollectionProblem = "unknown" | "not_linked" | "paid" | "opened" | "closed" | "stale" | "number_taken" | "receipt"

/** Why a payment collection cannot be paid under an agreement. Nothing was sent to Assist. */
export function collectionRefused(problem: CollectionProblem): Refused {
  return new Refused(
    problem === "unknown" ? MedusaError.Types.NOT_FOUND : MedusaError.Types.NOT_ALLOWED,
    saying(`collection_${problem}`),
    "assist_agreement_collection",
    "payment_collection_id",
  )
}
