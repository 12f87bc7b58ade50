import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { OrderReads } from "../modules/assist/ledger/order-reads"
import { type AmountRow, sumOf } from "./amounts"
import { orderNumberIn } from "./order-number"

const PAGE = 1000
const MOST_ROWS = 20_000

interface Booking extends AmountRow {
  payment?: { id: string; provider_id: string; payment_session_id?: string; currency_code: string; data?: unknown }
}

/** What Medusa booked on one payment that day, in minor units. */
export interface BookedDay {
  readonly orderNumber: string
  readonly currency: string
  readonly captured: number
  readonly refunded: number
}

/** What Medusa booked on one provider's payments between two moments, one entry per order number. */
export async function readBookedDay(
  container: MedusaContainer,
  providerId: string,
  day: { from: Date; to: Date },
): Promise<BookedDay[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const where = { created_at: { $gte: day.from.toISOString(), $lt: day.to.toISOString() } }
  const read = (skip: number) => ({ relations: ["payment"], take: PAGE, skip, order: { id: "ASC" as const } })
  const captures = await all((skip) => payments.listCaptures(where, read(skip)) as unknown as Promise<Booking[]>)
  const refunds = await all((skip) => payments.listRefunds(where, read(skip)) as unknown as Promise<Booking[]>)

  const numbers = await openedNumbers(container, providerId, [...captures, ...refunds])
  const byOrder = new Map<string, { currency: string; captures: Booking[]; refunds: Booking[] }>()
  for (const [kind, rows] of [["captures", captures] as const, ["refunds", refunds] as const])
    for (const row of rows) {
      const { payment } = row
      if (!payment || payment.provider_id !== providerId) continue
      const number = orderNumberIn(payment.data) ?? numbers.get(payment.payment_session_id ?? "") ?? payment.id
      const entry = byOrder.get(number) ?? { currency: payment.currency_code, captures: [], refunds: [] }
      entry[kind].push(row)
      byOrder.set(number, entry)
    }
  return [...byOrder].map(([orderNumber, entry]) => ({
    orderNumber,
    currency: entry.currency.toUpperCase(),
    captured: sumOf(entry.captures, entry.currency),
    refunded: sumOf(entry.refunds, entry.currency),
  }))
}

/** Order numbers by payment session, for payments whose data was overwritten. */
async function openedNumbers(
  container: MedusaContainer,
  providerId: string,
  rows: readonly Booking[],
): Promise<ReadonlyMap<string, string>> {
  const nameless = rows.flatMap(({ payment }) =>
    payment?.provider_id === providerId && !orderNumberIn(payment.data) ? (payment.payment_session_id ?? []) : [],
  )
  const ledger = new OrderReads(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const opened = await ledger.ofSessions([...new Set(nameless)])
  return new Map(
    opened.flatMap(({ opened_session_id, session_id, order_number }) => [
      [opened_session_id, order_number] as const,
      [session_id, order_number] as const,
    ]),
  )
}

async function all<T>(read: (skip: number) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const page = await read(rows.length)
    rows.push(...page)
    if (page.length < PAGE) return rows
    if (rows.length >= MOST_ROWS)
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Medusa booked too much on this day for one report.")
  }
}
