import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { readBooks } from "../../medusa/read-books"
import type { DiscrepancyRow, LedgerOrder } from "../../modules/assist/ledger/rows"
import { logLine } from "../../observe/log-line"
import type { OrderContext } from "../../operations/context"
import { discrepanciesOf, ledgerOf, orderContext } from "../../operations/context"
import { toMedusaError } from "../../operations/errors"
import { readAssistOrder } from "../../operations/read-assist-order"
import { DISCREPANCY_LIFE, type DiscrepancyAction } from "../../payments/discrepancy"
import { moneyMoved } from "../../payments/money-moved"
import { planRepair } from "../../payments/plan-repair"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import { followHeld } from "../follow-order"
import { resolveDiscrepancies, tellClosed } from "../tell/tell-discrepancies"
import { carryOutRepair } from "./carry-out-repair"

/** What a repair came to. */
export interface Repaired {
  readonly row: DiscrepancyRow
  /** Whether Assist's ledger shows that money moved. */
  readonly moved: boolean
}

/**
 * Does what the owner pressed on a discrepancy, then looks at the order again. Convergent: pressed twice, by two people
 * or after a crash, money moves once. Everything happens under the order's leases.
 * @param actor id of the admin user, kept with the row
 * @returns the row afterwards, still open when the look that follows finds it to be so
 * @throws MedusaError saying what could not be done; the discrepancy then stays open
 */
export async function repairDiscrepancy(
  container: MedusaContainer,
  id: string,
  action: DiscrepancyAction,
  actor: string,
  note?: string,
): Promise<Repaired> {
  const row = await openRow(container, id)
  const ledger = ledgerOf(container)
  const known = await ledger.find(row.order_number)
  if (action === "accept" || !known)
    return { row: await accept(container, row, known, action, actor, note), moved: false }
  const context = orderContext(container, known.provider_id)
  context.logger.info(logLine({ order: row.order_number, operation: action }, `${actor} repairs ${row.code}`))
  try {
    return await ledger.withLease("follow", row.order_number, (order) =>
      repair(container, context, order, id, action, actor),
    )
  } catch (error) {
    throw toMedusaError(error, saying("repair_failed", { action }))
  }
}

async function repair(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  id: string,
  action: DiscrepancyAction,
  actor: string,
): Promise<Repaired> {
  const store = discrepanciesOf(container)
  const row = await store.find(id)
  // Somebody else, or the follower, was faster: what was wanted is done.
  if (row?.status !== "open") return { row: row ?? (await openRow(container, id)), moved: false }
  const before = await readAssistOrder(context, order)
  const books = await readBooks(container, order.session_id)
  const step = planRepair(row, action, books)
  await carryOutRepair(container, context, order, step, row, books, actor)
  // The lease's row was read before the repair; money that moved since has changed it.
  const now = (await context.ledger.find(order.order_number)) ?? order
  const { view } = await followHeld(container, context, now)
  const moved = moneyMoved(before, view)
  const after = await store.find(id)
  if (after?.status !== "open") return { row: await signed(container, after ?? row, actor), moved }
  // What a look decides about is still so, or could not be compared yet: the next look closes it.
  if (step.do === "look" || DISCREPANCY_LIFE[row.code] === "look") return { row: after, moved }
  await resolveDiscrepancies(container, order, [row.code], books, actor)
  return { row: (await store.find(id)) ?? after, moved }
}

/** The follower closed it after the owner's repair: it is the owner's doing. */
async function signed(container: MedusaContainer, row: DiscrepancyRow, actor: string): Promise<DiscrepancyRow> {
  return (await discrepanciesOf(container).sign(row.id, actor)) ?? row
}

async function accept(
  container: MedusaContainer,
  row: DiscrepancyRow,
  order: LedgerOrder | undefined,
  action: DiscrepancyAction,
  actor: string,
  note: string | undefined,
): Promise<DiscrepancyRow> {
  const step = planRepair(row, action, { payment: undefined })
  if (step.do === "refuse") throw new Refused(MedusaError.Types.NOT_ALLOWED, step)
  if (action !== "accept")
    throw new Refused(MedusaError.Types.NOT_FOUND, saying("repair_not_in_ledger", { number: row.order_number }))
  const accepted = await discrepanciesOf(container).accept(row.id, actor, note)
  if (!accepted) throw alreadyClosed()
  if (order) await tellClosed(container, order, accepted, undefined)
  return accepted
}

async function openRow(container: MedusaContainer, id: string): Promise<DiscrepancyRow> {
  const row = await discrepanciesOf(container).find(id)
  if (!row) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_discrepancy", { discrepancy: id }))
  if (row.status !== "open") throw alreadyClosed()
  return row
}

function alreadyClosed(): Refused {
  return new Refused(MedusaError.Types.NOT_ALLOWED, saying("repair_closed"))
}
