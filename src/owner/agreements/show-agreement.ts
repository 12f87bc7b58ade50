import type { AgreementPayment, AgreementRow } from "../../modules/assist/ledger/agreement-store"
import { chargeableFrom, isOver } from "../../payments/decide-agreement"
import type { Agreement } from "../admin-api"

const time = (date: Date | null | undefined) => (date ? new Date(date).toISOString() : null)

/** @param payments of all agreements that are shown, newest first */
export function showAgreement(row: AgreementRow, payments: readonly AgreementPayment[]): Agreement {
  const over = row.status === "active" && isOver(row, new Date())
  const { id, provider_id, customer_id, billnumber, currency, min_amount, max_amount, period_days, until } = row
  return {
    id,
    provider_id,
    customer_id,
    billnumber,
    status: over ? "ended" : row.status,
    currency,
    min_amount,
    max_amount,
    period_days,
    until,
    last_charged_at: time(row.last_charged_at),
    chargeable_from: row.status === "active" && !over ? time(chargeableFrom(row)) : null,
    declines: row.declines,
    retry_at: time(row.retry_at),
    canceled_at: time(row.canceled_at),
    created_at: new Date(row.created_at).toISOString(),
    payments: payments
      .filter(({ agreement_id }) => agreement_id === id)
      .map(({ order_number, amount, currency, orderstate, opened_at }) => ({
        order_number,
        amount,
        currency,
        orderstate: orderstate ?? "",
        opened_at: new Date(opened_at).toISOString(),
      })),
  }
}
