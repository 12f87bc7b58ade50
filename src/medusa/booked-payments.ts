import type { MedusaContainer } from "@medusajs/framework/types"
import type { AmountRow } from "./amounts"
import { queryRows } from "./query-rows"

/** A payment of Medusa's with what was booked on it. */
export interface MedusaPayment extends AmountRow {
  readonly id: string
  readonly currency_code: string
  readonly provider_id: string
  readonly payment_session_id: string
  readonly canceled_at: string | Date | null
  readonly data: Record<string, unknown> | null
  readonly captures?: (AmountRow & { id: string })[]
  readonly refunds?: (AmountRow & { id: string; metadata?: Record<string, unknown> | null })[]
}

const PAYMENT_FIELDS = [
  "id",
  "amount",
  "raw_amount",
  "currency_code",
  "provider_id",
  "payment_session_id",
  "canceled_at",
  "data",
  "captures.*",
  "refunds.*",
]

/** Medusa's payments that fit, with captures and refunds. */
export async function bookedPayments(
  container: MedusaContainer,
  filters: { id: string } | { payment_session_id: string[] },
): Promise<MedusaPayment[]> {
  return await queryRows<MedusaPayment>(container, "payment", PAYMENT_FIELDS, filters)
}
