import type { MedusaContainer } from "@medusajs/framework/types"
import type { Urgency } from "../gateway"
import type { BooksRead } from "../medusa/read-books"
import type { LedgerOrder, MoneyTurn, UnsettledLedgerOperation } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { changeOrder } from "../operations/change-order"
import { ledgerOf, type OrderContext, orderContext } from "../operations/context"
import { settleEarlier } from "../operations/move-money"
import { lookAtAssist } from "../operations/read-assist-order"
import { decideFollow } from "../payments/decide-follow"
import type { Discrepancy } from "../payments/discrepancy"
import { CHANGES_ORDER, type FollowStep, NEEDS_SETTLED } from "../payments/follow-step"
import { operationKeys } from "../payments/known-operations"
import { isUnderWay } from "../payments/nothing-to-do"
import type { OrderView } from "../payments/order-view"
import { secondsToLook, whenToLook } from "../payments/when-to-look"
import { concludeLook, noteFailure } from "./conclude-look"
import { followOrderChanges } from "./edits/follow-order-changes"
import { orderStanding } from "./order-standing"
import { readOwnBooks } from "./read-own-books"
import { takeStep } from "./take-step"

/** What following one order came to. */
export interface Followed {
  readonly view: OrderView
  readonly orderId: string | undefined
  readonly cartId: string | undefined
  readonly orderCanceled: boolean
  /** The order has its money: this payment lives in Medusa, or another one paid for the same. */
  readonly orderPaid: boolean
  /** It was decided before that no order comes of it: the money goes back, or went. */
  readonly unplaced: boolean
  /** The session can no longer become a payment: whatever is paid for it goes back. */
  readonly closed: boolean
  /** The money was given back because no order could come of it; in words for the owner. */
  readonly released: string | undefined
  /** A person has to look; in words for the owner. */
  readonly problem: string | undefined
}

/** How an order is followed. */
export interface FollowOptions {
  /** Whose turn its reads of Assist wait for. Default `money`. */
  readonly urgency?: Urgency
  /** Called when another follower has the order, before that one is waited for. */
  readonly whenBusy?: () => void
}

/** What came of it, for the list of notifications. */
export function inWords({ problem, released, view }: Followed): string {
  return problem ?? released ?? view.status
}

/** Each step is a change of state that cannot repeat, so a handful is plenty; more would mean going round in circles. */
const MOST_STEPS = 8

/**
 * Brings Medusa's books in line with what Assist holds for one order number: places the order of a held payment,
 * books charges, refunds and releases made at Assist, repeats what order cancel failed to do, and gives back money no
 * order can come of. What only a person can mend is kept as a discrepancy. One follower per order at a time, across
 * processes. Returns `undefined` for an order number this shop never sent to Assist.
 * @throws MedusaError when Assist or the database could not be reached; the order then stays due for the job
 */
export async function followOrder(
  container: MedusaContainer,
  orderNumber: string,
  { urgency, whenBusy }: FollowOptions = {},
): Promise<Followed | undefined> {
  const known = await ledgerOf(container).find(orderNumber)
  if (!known) return undefined
  const context = orderContext(container, known.provider_id, urgency)
  const work = (order: LedgerOrder) => followHeld(container, context, order)
  return await context.ledger.withLease("follow", orderNumber, work, whenBusy)
}

/** The same for a caller that has the order's `follow` lease already. */
export async function followHeld(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
): Promise<Followed> {
  const progress: Progress = {}
  try {
    return await follow(container, context, order, progress)
  } catch (error) {
    await noteFailure(container, context, order, progress, error as Error)
    throw error
  }
}

/** How far a look got, for when it fails. */
interface Progress {
  doing?: FollowStep["do"]
  view?: OrderView
  books?: BooksRead
}

async function follow(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  progress: Progress,
): Promise<Followed> {
  const { logger, merchant, ledger } = context
  const orderNumber = order.order_number
  const began = { ...order }
  const found: Discrepancy[] = []
  let released: string | undefined
  let doubted = false
  let mended = false
  for (let taken = 0; ; taken++) {
    progress.doing = undefined
    const turn = await ledger.moneyTurn(orderNumber)
    const { view, noted } = await lookAtAssist(context, order)
    progress.view = view
    const [unsettled, books] = await Promise.all([
      stillUnsettled(context, order, view),
      readOwnBooks(container, context, order, view, turn),
      noted,
    ])
    progress.books = books
    const wanted = decideFollow(view, books, merchant.options.testMode)
    const step: FollowStep =
      unsettled.length > 0 && NEEDS_SETTLED.has(wanted.do) ? { do: "nothing", why: "outcome_unsettled" } : wanted
    // Assist was read before the books: a capture or refund that ran between the two looks like a contradiction.
    if (step.do === "report" && !doubted) {
      doubted = true
      continue
    }
    const last = taken >= MOST_STEPS
    const open = step.do === "nothing" && isUnderWay(step.why)
    const settled = step.do === "nothing" && !open && unsettled.length === 0
    const after = settled && !last ? await followOrderChanges(container, context, order, view, books) : {}
    if (after.again) continue
    if (step.do === "nothing" || step.do === "report" || last) {
      if (step.do === "report") found.push(step.discrepancy)
      const circling = last ? `The books did not settle after ${taken} steps (${step.do}).` : undefined
      if (circling) {
        progress.doing = step.do
        throw new Error(circling)
      }
      const standing = { view, books, turn, unsettled }
      // Equal books prove nothing while somebody is at work on them.
      const conclusive = !open && (books.payment?.busySeconds ?? 0) === 0
      await concludeLook(container, context, order, { view, books, found, unsettled, conclusive })
      await planNextLook(context, began, standing, open || mended || Boolean(after.retry))
      const closed = !books.payment && !books.session?.usable
      const problem = step.do === "report" ? step.reason : undefined
      const told = {
        orderId: books.order?.id,
        cartId: books.cart?.id,
        ...orderStanding(books),
        unplaced: Boolean(order.unplaced_cause),
      }
      return { view, ...told, closed, released, problem }
    }
    progress.doing = step.do
    logger.info(
      logLine(
        { order: orderNumber, billnumber: view.paid?.billNumber, operation: step.do },
        `Assist says ${view.status}`,
      ),
    )
    // Whoever wrote the wrong ones may be about to write another.
    mended ||= step.do === "mend_transactions"
    const take =
      books.order && CHANGES_ORDER.has(step.do)
        ? takeForOrder(container, context, order, step, { view, turn, orderId: books.order.id })
        : takeStep(container, context, order, step, books, { view, turn })
    released = (await take) ?? released
  }
}

/**
 * Takes a step that changes what a Medusa order asks for, as the only payment of the order that does. While others were waited for, they
 * may have changed what the step was decided for: then nothing is done, and it is decided anew.
 */
async function takeForOrder(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  { view, turn, orderId }: { view: OrderView; turn: MoneyTurn | undefined; orderId: string },
): Promise<string | undefined> {
  return await changeOrder(context.ledger, order.order_number, orderId, async () => {
    const books = await readOwnBooks(container, context, order, view, turn)
    const again = decideFollow(view, books, context.merchant.options.testMode)
    return again.do === step.do ? await takeStep(container, context, order, again, books, { view, turn }) : undefined
  })
}

/** An operation that is still unclear blocks only the movers of money, not the bookkeeping. */
function stillUnsettled(
  context: OrderContext,
  order: LedgerOrder,
  view: OrderView,
): Promise<readonly UnsettledLedgerOperation[]> {
  return settleEarlier(context, order, view).then(
    () => [],
    () => context.ledger.unsettled(order.order_number),
  )
}

/** The first of the job's growing steps, and how often a hold is looked at. */
const SOON_SECONDS = 60
const DAY_SECONDS = 24 * 60 * 60
/** With `captureOn` a lost event means goods on their way without money, while a hold lives four days. */
const CAPTURING_SECONDS = 6 * 60 * 60

/** What the last reading of an order showed beside both ledgers. */
interface Standing {
  readonly view: OrderView
  readonly books: BooksRead
  readonly turn: MoneyTurn | undefined
  readonly unsettled: readonly UnsettledLedgerOperation[]
}

/** Seconds until each thing that is being written or waited for has ended. */
function waitsOf({ merchant }: OrderContext, { books, turn, unsettled }: Standing): number[] {
  return [
    books.payment?.busySeconds ?? 0,
    turn?.lease_seconds ?? 0,
    ...unsettled.map(({ age_seconds }) => merchant.options.settleAfter - age_seconds),
  ]
}

async function planNextLook(
  context: OrderContext,
  began: LedgerOrder,
  standing: Standing,
  open: boolean,
): Promise<void> {
  const { view, turn } = standing
  const ageHours = (Date.now() - new Date(began.opened_at).getTime()) / 3_600_000
  const moving = open || standing.unsettled.length > 0 || Boolean(view.paid?.moving)
  const waits = waitsOf(context, standing)
  const next = whenToLook({ status: view.status, ageHours, open: moving, waits })
  const seconds = secondsToLook(next, {
    // The job pushed the next look ahead by its own steps when it claimed the order; that one stands.
    planned: began.due_at ? (new Date(began.due_at).getTime() - Date.now()) / 1000 : undefined,
    first: SOON_SECONDS,
    daily: context.merchant.options.captureOn === "manual" ? DAY_SECONDS : CAPTURING_SECONDS,
  })
  await context.ledger.plan(began, turn?.money_turns ?? 0, operationKeys(view.reported), seconds)
}
