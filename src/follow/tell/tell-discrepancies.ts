import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DiscrepancyRow, LedgerOrder } from "../../modules/assist/ledger/rows"
import { count } from "../../observe/counters"
import { logLine } from "../../observe/log-line"
import { discrepanciesOf } from "../../operations/context"
import type { Discrepancy, DiscrepancyCode } from "../../payments/discrepancy"
import type { MedusaBooks } from "../../payments/medusa-books"
import { emitEvent, subjectOf } from "./emit-event"
import { ASSIST_EVENTS } from "./event-names"

/** Opens what was found; what is open or accepted already is not news. */
export async function openDiscrepancy(
  container: MedusaContainer,
  order: LedgerOrder,
  found: Discrepancy,
  books: MedusaBooks | undefined,
): Promise<DiscrepancyRow | undefined> {
  const row = await discrepanciesOf(container).open(order.order_number, found)
  if (!row) return undefined
  const { code, detail, params } = found
  count("discrepancies", { code })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(logLine({ order: order.order_number, billnumber: order.billnumber }, `discrepancy ${code}: ${detail}`))
  const subject = subjectOf(order, books)
  await emitEvent(container, ASSIST_EVENTS.discrepancyOpened, subject, { id: row.id, code, detail, params })
  return row
}

/** Closes the open ones among these codes: they are no longer so. */
export async function resolveDiscrepancies(
  container: MedusaContainer,
  order: LedgerOrder,
  codes: readonly DiscrepancyCode[],
  books: MedusaBooks | undefined,
  by: string | null = null,
): Promise<void> {
  for (const row of await discrepanciesOf(container).resolve(order.order_number, codes, by))
    await tellClosed(container, order, row, books)
}

export async function tellClosed(
  container: MedusaContainer,
  order: LedgerOrder,
  { id, code, status, closed_by }: DiscrepancyRow,
  books: MedusaBooks | undefined,
): Promise<void> {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(logLine({ order: order.order_number, billnumber: order.billnumber }, `discrepancy ${code}: ${status}`))
  await emitEvent(container, ASSIST_EVENTS.discrepancyClosed, subjectOf(order, books), { id, code, status, closed_by })
}
