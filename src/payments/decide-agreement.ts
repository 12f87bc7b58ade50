import { type MinorUnits, type Money, parseAmount, type RetrySense } from "../gateway"

/** The bounds of an agreement, as they are kept: sums as decimal strings. */
export interface AgreementTerms {
  readonly status: "proposed" | "active" | "canceled"
  readonly billnumber: string | null
  readonly currency: string
  readonly min_amount: string
  readonly max_amount: string
  readonly period_days: number
  /** `YYYY-MM-DD`; that day counts, in UTC. */
  readonly until: string
  readonly last_charged_at: Date | null
}

export type AgreementVerdict =
  | { readonly may: true }
  | { readonly may: false; readonly why: "not_active" | "canceled" | "ended" | "other_currency" | "beyond_limits" }
  | { readonly may: false; readonly why: "too_early"; readonly from: Date }

const DAY = 24 * 60 * 60 * 1000

/** Is the last day over? */
export function isOver({ until }: Pick<AgreementTerms, "until">, now: Date): boolean {
  return now.toISOString().slice(0, 10) > until
}

/** From when the next payment may be taken; undefined: at once. */
export function chargeableFrom({
  last_charged_at,
  period_days,
}: Pick<AgreementTerms, "last_charged_at" | "period_days">): Date | undefined {
  return last_charged_at ? new Date(new Date(last_charged_at).getTime() + period_days * DAY) : undefined
}

/** May this sum be taken under the agreement now? Assist checks the sum and the end too; what it would refuse is not sent. */
export function decideAgreement(terms: AgreementTerms, { amount, currency }: Money, now: Date): AgreementVerdict {
  if (terms.status === "canceled") return { may: false, why: "canceled" }
  if (terms.status !== "active" || !terms.billnumber) return { may: false, why: "not_active" }
  if (isOver(terms, now)) return { may: false, why: "ended" }
  if (currency !== terms.currency) return { may: false, why: "other_currency" }
  const [least, most] = [parseAmount(terms.min_amount), parseAmount(terms.max_amount)] as (MinorUnits | undefined)[]
  if (least === undefined || most === undefined || amount < least || amount > most)
    return { may: false, why: "beyond_limits" }
  const from = chargeableFrom(terms)
  return from && now < from ? { may: false, why: "too_early", from } : { may: true }
}

/** Days until the next try, by how often it was refused in a row. After the last one a person decides. */
const PAUSES = [1, 3, 5] as const

/**
 * When a refused payment may be tried again; undefined: not by itself. An expired card stays expired, and after a few refusals
 * more of them only annoy the bank.
 * @param declines in a row, this one too
 */
export function retryDate(
  terms: Pick<AgreementTerms, "until">,
  declines: number,
  sense: RetrySense,
  now: Date,
): Date | undefined {
  const days = sense === "no" ? undefined : PAUSES[declines - 1]
  if (days === undefined) return undefined
  const at = new Date(now.getTime() + days * DAY)
  return isOver(terms, at) ? undefined : at
}
