import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import { readBookedDay } from "../../medusa/read-booked-day"
import { type ConfiguredMerchant, merchantOfProvider } from "../../merchant/find-merchant"
import { knownStages } from "../../modules/assist/ledger/known-stages"
import { OrderReads } from "../../modules/assist/ledger/order-reads"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { Reconciliation, ReconciliationRow } from "../admin-api"
import { PAGE_FIELDS } from "../page"
import { type Day, dayOf } from "./day"
import { type AttemptFacts, type DayRow, DaySums, shownRow } from "./day-sums"
import { type KeptDay, KeptDays } from "./kept-days"
import { readAssistDay } from "./read-assist-day"

export const ReconciliationQuery = z.object({
  /** Which merchant, such as `pp_assist_main`. */
  provider_id: z.string({ error: "provider_id: which merchant, such as pp_assist_main" }),
  /** Which day, such as `2026-01-31`. */
  date: z.string({ error: "date: which day, such as 2026-01-31" }),
  /** The shop's own clock, such as `+03:00` (write the plus as `%2B` in an address). Assist counts in GMT, which is the default. */
  utc_offset: z.string().optional(),
  /** `csv`: a table for a spreadsheet. */
  format: z.enum(["json", "csv"]).optional(),
  /** Language of the headings of the table, `ru` by default. */
  lang: z.enum(["en", "ru", "be"]).optional(),
  /** `as_of` of an earlier answer: shows the same comparison, for ten minutes. */
  as_of: z.string().optional(),
  ...PAGE_FIELDS,
})

export interface WantedDay {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset?: string
  /** `as_of` of an answer whose other pages, or whose table, are wanted. */
  readonly as_of?: string
}

/** Rows whose orders are looked up together. */
const CHUNK = 500
/** Without `limit` an answer has as many rows, so that a day of most shops is one answer. */
const ROWS = 100

const kept = new KeptDays()

/** One day of one merchant: Assist's operations against Medusa's captures and refunds, one page of its rows. */
export async function reconcile(
  container: MedusaContainer,
  { limit = ROWS, offset = 0, ...wanted }: WantedDay & { readonly limit?: number; readonly offset?: number },
): Promise<Reconciliation> {
  const { provider_id, date, utc_offset, asOf, rows, differing, totals } = await comparedDay(container, wanted)
  const page = await withOrders(container, rows.slice(offset, offset + limit))
  const as_of = asOf.toISOString()
  return { provider_id, date, utc_offset, as_of, totals, count: rows.length, differing, limit, offset, rows: page }
}

/** All rows of a day, some hundred at a time, once the day was compared. */
export async function reconcileAll(
  container: MedusaContainer,
  wanted: WantedDay,
): Promise<AsyncIterable<readonly ReconciliationRow[]>> {
  const { rows } = await comparedDay(container, wanted)
  return (async function* () {
    for (let from = 0; from < rows.length; from += CHUNK)
      yield await withOrders(container, rows.slice(from, from + CHUNK))
  })()
}

function comparedDay(
  container: MedusaContainer,
  { provider_id, date, utc_offset = "+00:00", as_of }: WantedDay,
): Promise<KeptDay> {
  const day = dayOf(date, utc_offset)
  if (!day)
    throw new Refused(
      MedusaError.Types.INVALID_DATA,
      saying("day_unreadable", { date, offset: utc_offset }),
      undefined,
      "date",
    )
  if (day.from.getTime() > Date.now())
    throw new Refused(MedusaError.Types.INVALID_DATA, saying("day_not_begun", { date }), undefined, "date")
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchant = merchantOfProvider(config, provider_id)
  return kept.get({ provider_id, date, utc_offset }, as_of, () => compare(container, merchant, day))
}

async function compare(container: MedusaContainer, merchant: ConfiguredMerchant, day: Day) {
  const sums = new DaySums()
  for await (const operation of readAssistDay(merchant.client, day, merchant.options.testMode)) sums.add(operation)
  for (const booked of await readBookedDay(container, merchant.providerId, day)) sums.book(booked)
  const facts = await readFacts(container, merchant, sums.orderNumbers)
  return sums.compare((orderNumber, billNumber) => {
    const known = facts.get(orderNumber)
    return known === undefined ? { takenAtOnce: merchant.options.capture, charged: false } : known?.(billNumber)
  })
}

/**
 * What the ledger knows of each order number it has. Null: another provider entry's order. Two may share a merchant at Assist;
 * each report shows its own orders, and those that are in no ledger.
 */
async function readFacts(
  container: MedusaContainer,
  merchant: ConfiguredMerchant,
  orderNumbers: readonly string[],
): Promise<ReadonlyMap<string, ((billNumber: string) => AttemptFacts) | null>> {
  const ledger = new OrderReads(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const facts = new Map<string, ((billNumber: string) => AttemptFacts) | null>()
  for (let from = 0; from < orderNumbers.length; from += CHUNK)
    for (const order of await ledger.ofNumbers(orderNumbers.slice(from, from + CHUNK)))
      facts.set(order.order_number, order.provider_id === merchant.providerId ? factsOf(order) : null)
  return facts
}

/** What was seen at Assist; of an attempt that was never looked at, what was asked for. Keeps no more of the row than that. */
function factsOf(order: LedgerOrder): (billNumber: string) => AttemptFacts {
  const { asked, seen } = knownStages(order)
  const paidBy = order.billnumber
  const charged = Number(order.summary?.charged ?? 0) > 0
  return (billNumber) => ({
    takenAtOnce: (seen[billNumber] ?? asked) === "taken_at_once",
    charged: charged && (paidBy === null || paidBy === billNumber),
  })
}

async function withOrders(container: MedusaContainer, rows: readonly DayRow[]): Promise<ReconciliationRow[]> {
  const shown = rows.map(shownRow)
  const links = await orderLinks(container, shown)
  return shown.map((row) => ({
    ...row,
    order_id: links.get(row.order_number)?.order_id ?? null,
    display_id: links.get(row.order_number)?.display_id ?? null,
  }))
}
