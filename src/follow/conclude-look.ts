import type { MedusaContainer } from "@medusajs/framework/types"
import { CartNotCompleted } from "../medusa/complete-cart"
import type { BooksRead } from "../medusa/read-books"
import type { LedgerOrder, UnsettledLedgerOperation } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "../operations/context"
import { discrepanciesOf } from "../operations/context"
import { receiptDifference } from "../operations/receipt-difference"
import { type Discrepancy, type DiscrepancyCode, FOUND_BY_LOOKING } from "../payments/discrepancy"
import { findings } from "../payments/findings"
import type { FollowStep } from "../payments/follow-step"
import type { OrderView } from "../payments/order-view"
import { orphanedPayment } from "./tell/orphaned-payment"
import { noteAgreement } from "./tell/tell-agreement"
import { openDiscrepancy, resolveDiscrepancies } from "./tell/tell-discrepancies"
import { tellFacts } from "./tell/tell-facts"

/** What a look at an order saw in the end. */
export interface Look {
  readonly view: OrderView
  readonly books: BooksRead
  readonly found: readonly Discrepancy[]
  readonly unsettled: readonly UnsettledLedgerOperation[]
  /** False: something is under way, so what was not found is not therefore gone. */
  readonly conclusive: boolean
}

/** Failures of a step before a person is told: the first ones are the network's or a neighbour's. */
const PATIENCE = 3

/** Brings the list of discrepancies up to date with a look, and tells the store what happened to the money. */
export async function concludeLook(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  { view, books, found, unsettled, conclusive }: Look,
): Promise<void> {
  await tellFacts(container, context, order, view, books)
  if (order.agreement_id) await noteAgreement(container, order, order.agreement_id, view, books)
  const difference = await receiptDifference(context, order, view)
  const receipt = view.paid && difference ? [findings.receiptDiffers(view.paid, difference)] : []
  const all = [...found, ...overdue(context, unsettled), ...receipt]
  for (const one of all) await openDiscrepancy(container, order, one, books)
  const still = new Set<DiscrepancyCode>(all.map(({ code }) => code))
  const gone = new Set<DiscrepancyCode>(conclusive ? FOUND_BY_LOOKING.filter((code) => !still.has(code)) : [])
  if (unsettled.length === 0) gone.add("outcome_unknown")
  // The job opens it before the hold ends; once nothing is held it has no object.
  if (view.status !== "held") gone.add("hold_expiring")
  // A look that wants no move any more has made it, or it has no object: released, charged, the order canceled.
  if (conclusive) gone.add("edit_not_followed")
  if (books.order?.canceled) gone.add("fulfillment_not_captured")
  const open = await discrepanciesOf(container).openOf(order.order_number)
  const closing = open.map(({ code }) => code).filter((code) => gone.has(code))
  await resolveDiscrepancies(container, order, closing, books)
}

/** Operations that should have settled by now. */
function overdue({ merchant }: OrderContext, unsettled: readonly UnsettledLedgerOperation[]): Discrepancy[] {
  return unsettled
    .filter(({ age_seconds }) => age_seconds > merchant.options.settleAfter)
    .slice(0, 1)
    .map((operation) => findings.outcomeUnknown(operation))
}

/** A look that failed: the order stays due. Told to a person when it keeps failing. Never throws. */
export async function noteFailure(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  { doing, view, books }: { doing?: FollowStep["do"]; view?: OrderView; books?: BooksRead },
  error: Error,
): Promise<void> {
  try {
    await context.ledger.dueSoon(order.order_number)
    const unsettled = await context.ledger.unsettled(order.order_number)
    const found = overdue(context, unsettled)
    // A cart that cannot be completed yet is not a failure to book; it has its own end (the money goes back). A hold that
    // could not be moved has its own discrepancy.
    const told = error instanceof CartNotCompleted || doing === "rehome_hold"
    if (doing && order.due_tries >= PATIENCE && !told) found.push(findings.notBooked(doing, error.message))
    const orphan = await orphanedPayment(context, order, view, books)
    if (orphan) found.push(orphan)
    for (const one of found) await openDiscrepancy(container, order, one, books)
  } catch (again) {
    context.logger.error(logLine({ order: order.order_number }, (again as Error).message))
  }
}
