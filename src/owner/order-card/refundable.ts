import { type MinorUnits, parseAmount } from "../../gateway"
import { sumOf } from "../../medusa/amounts"
import type { MedusaPayment } from "../../medusa/booked-payments"
import type { OrderSummary } from "../../modules/assist/ledger/rows"

/**
 * What the page shows as refundable, in the currency of the summary: what Assist could return and Medusa would let
 * through. Core refunds no more than was captured (contract 2.3).
 */
export function refundable(summary: OrderSummary | null, payment: MedusaPayment | undefined): MinorUnits {
  const atAssist = (parseAmount(summary?.charged) ?? 0) - (parseAmount(summary?.returned) ?? 0)
  // Assist's sums are not Medusa's there; only the whole goes back, and it is shown as Assist counts it.
  if (!payment || !summary || summary.whole_only) return atAssist as MinorUnits
  const inMedusa = sumOf(payment.captures, payment.currency_code) - sumOf(payment.refunds, payment.currency_code)
  return Math.max(0, Math.min(atAssist, inMedusa)) as MinorUnits
}
