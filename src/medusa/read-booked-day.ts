import type { FilterableCaptureProps, FilterableRefundProps, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { OrderReads } from "../modules/assist/ledger/order-reads"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { type AmountRow, exact, medusaMoney } from "./amounts"
import { orderNumberIn } from "./order-number"

const PAGE = 1000
/** No shop books more on a day; what goes on for ever is a mistake. */
const MOST_ROWS = 1_000_000

interface Booking extends AmountRow {
  id: string
  payment?: { id: string; provider_id: string; payment_session_id?: string; currency_code: string; data?: unknown }
}

type Kind = "captures" | "refunds"
/** Exact, and rounded once at the end. */
type Totals = Record<Kind, ReturnType<typeof MathBN.add>> & { readonly currency: string }

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
  const created_at = { $gte: day.from.toISOString(), $lt: day.to.toISOString() }
  const byOrder = new Map<string, Totals>()
  for (const kind of ["captures", "refunds"] as const) {
    const list = kind === "captures" ? payments.listCaptures.bind(payments) : payments.listRefunds.bind(payments)
    const read = (after: string) =>
      list({ created_at, id: { $gt: after } } as object as FilterableCaptureProps & FilterableRefundProps, {
        relations: ["payment"],
        take: PAGE,
        order: { id: "ASC" },
      }) as unknown as Promise<Booking[]>
    for await (const page of pages(read)) await addUp(container, providerId, byOrder, kind, page)
  }
  return Array.from(byOrder, ([orderNumber, { currency, captures, refunds }]) => ({
    orderNumber,
    currency: currency.toUpperCase(),
    captured: medusaMoney(captures, currency).amount,
    refunded: medusaMoney(refunds, currency).amount,
  }))
}

async function addUp(
  container: MedusaContainer,
  providerId: string,
  byOrder: Map<string, Totals>,
  kind: Kind,
  rows: readonly Booking[],
): Promise<void> {
  const numbers = await openedNumbers(container, providerId, rows)
  for (const row of rows) {
    const { payment } = row
    if (!payment || payment.provider_id !== providerId) continue
    const number = orderNumberIn(payment.data) ?? numbers.get(payment.payment_session_id ?? "") ?? payment.id
    const entry = byOrder.get(number) ?? {
      currency: payment.currency_code,
      captures: MathBN.convert(0),
      refunds: MathBN.convert(0),
    }
    entry[kind] = MathBN.add(entry[kind], exact(row))
    byOrder.set(number, entry)
  }
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

/** By the last id, not by offset: the hundredth page costs as much as the first. */
async function* pages<T extends { id: string }>(read: (after: string) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let after = "", rows = 0; ; ) {
    const page = await read(after)
    yield page
    rows += page.length
    after = page.at(-1)?.id ?? after
    if (page.length < PAGE) return
    if (rows >= MOST_ROWS) throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("day_booked_too_much"))
  }
}
