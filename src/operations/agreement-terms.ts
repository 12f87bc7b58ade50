import { parseAmount, type RecurringAgreement } from "../gateway"
import type { AgreementRow } from "../modules/assist/ledger/agreement-store"

/** What goes along with the first payment of an agreement (protocol 9.3). */
export function recurringOf(agreement: AgreementRow | undefined): RecurringAgreement | undefined {
  if (agreement?.status !== "proposed") return undefined
  const { min_amount, max_amount, period_days, until } = agreement
  const [minAmount, maxAmount] = [parseAmount(min_amount), parseAmount(max_amount)]
  if (minAmount === undefined || maxAmount === undefined)
    throw new Error(`the sums of agreement ${agreement.id} are none`)
  return { minAmount, maxAmount, periodDays: period_days, until: new Date(`${until}T00:00:00Z`) }
}
