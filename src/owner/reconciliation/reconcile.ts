import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { orderLinks } from "../../medusa/order-links"
import { readBookedDay } from "../../medusa/read-booked-day"
import { type ConfiguredMerchant, merchantOfProvider } from "../../merchant/find-merchant"
import { knownStages } from "../../modules/assist/ledger/known-stages"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { Reconciliation } from "../admin-api"
import { assistTables, orderRows } from "../assist-tables"
import { type AttemptFacts, compareDay } from "./compare-day"
import { dayOf } from "./day"
import { readAssistDay } from "./read-assist-day"

export const ReconciliationQuery = z.object({
  provider_id: z.string({ error: "provider_id: which merchant, such as pp_assist_main" }),
  date: z.string({ error: "date: which day, such as 2026-01-31" }),
  utc_offset: z.string().optional(),
  format: z.enum(["json", "csv"]).optional(),
  lang: z.enum(["en", "ru", "be"]).optional(),
})

export interface WantedDay {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset?: string
}

/** One day of one merchant: Assist's operations against Medusa's captures and refunds. */
export async function reconcile(
  container: MedusaContainer,
  { provider_id, date, utc_offset = "+00:00" }: WantedDay,
): Promise<Reconciliation> {
  const day = dayOf(date, utc_offset)
  if (!day)
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `date: "${date}" with utc_offset "${utc_offset}" is no day; write 2026-01-31 and +03:00`,
    )
  if (day.from.getTime() > Date.now())
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `date: ${date} has not begun`)
  const merchant = merchantOfProvider(
    container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE),
    provider_id,
  )
  const [reported, booked] = await Promise.all([
    readAssistDay(merchant.client, day),
    readBookedDay(container, provider_id, day),
  ])
  // What Assist marks as a test is no money, unless the shop says it is (design rule 6).
  const money = reported.filter(({ testMode }) => !testMode || merchant.options.testMode)
  const numbers = [
    ...new Set([...money.map(({ orderNumber }) => orderNumber as string), ...booked.map((one) => one.orderNumber)]),
  ]
  const ledger = await readLedger(container, numbers)
  const ours = money.filter(({ orderNumber }) => isOurs(ledger.get(orderNumber), merchant))
  const { rows, totals } = compareDay(ours, booked, (number, billNumber) =>
    factsOf(ledger.get(number), billNumber, merchant),
  )
  const links = await orderLinks(container, rows)
  return {
    provider_id,
    date,
    utc_offset,
    totals,
    rows: rows.map((row) => ({
      ...row,
      order_id: links.get(row.order_number)?.order_id ?? null,
      display_id: links.get(row.order_number)?.display_id ?? null,
    })),
  }
}

async function readLedger(container: MedusaContainer, numbers: string[]): Promise<ReadonlyMap<string, LedgerOrder>> {
  const rows = numbers.length === 0 ? [] : await assistTables(container).listAssistOrders({ order_number: numbers })
  return new Map(orderRows(rows).map((row) => [row.order_number, row]))
}

/** Two provider entries may share a merchant at Assist; each report shows its own orders, and those nobody knows. */
function isOurs(order: LedgerOrder | undefined, merchant: ConfiguredMerchant): boolean {
  return order === undefined || order.provider_id === merchant.providerId
}

/** What was seen at Assist; of what nobody has looked at yet, what was asked for. */
function factsOf(order: LedgerOrder | undefined, billNumber: string, merchant: ConfiguredMerchant): AttemptFacts {
  if (!order) return { takenAtOnce: merchant.options.capture, charged: false }
  const { asked, seen } = knownStages(order)
  const isPayment = order.billnumber === null || order.billnumber === billNumber
  return {
    takenAtOnce: (seen[billNumber] ?? asked) === "taken_at_once",
    charged: isPayment && Number(order.summary?.charged ?? 0) > 0,
  }
}
