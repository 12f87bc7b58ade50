import type { MinorUnits } from "../model"
import type { RequestCheck } from "./check-request"

/** A recurring agreement to be registered with the order (protocol 3.1, 9.3). */
export interface RecurringAgreement {
  readonly minAmount: MinorUnits
  readonly maxAmount: MinorUnits
  readonly periodDays: number
  /** Until when; the day counts, in UTC. */
  readonly until: Date
  /** Number of payments, up to three digits. */
  readonly count?: number
}

/** All four are required with the indicator (seed 004). */
export function recurringFields(check: RequestCheck, agreement: RecurringAgreement): Record<string, string> {
  const fields: Record<string, string> = {
    RecurringIndicator: "1",
    RecurringMinAmount: check.sum("RecurringMinAmount", agreement.minAmount),
    RecurringMaxAmount: check.sum("RecurringMaxAmount", agreement.maxAmount),
    // A smallint (protocol 12), whatever the ten digits of seed 004.
    RecurringPeriod: check.integer("RecurringPeriod", agreement.periodDays, 1, 32_767),
    RecurringMaxDate: check.day("RecurringMaxDate", agreement.until),
  }
  if (agreement.minAmount > agreement.maxAmount) {
    check.refuse("RecurringMinAmount", "must not be above RecurringMaxAmount")
  }
  if (agreement.count !== undefined) fields["RecurringCount"] = check.integer("RecurringCount", agreement.count, 1, 999)
  return fields
}
