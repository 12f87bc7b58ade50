import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { merchantOfProvider } from "../../merchant/find-merchant"
import { Ledger } from "../../modules/assist/ledger/ledger"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import { settleEarlier } from "../../operations/move-money"
import { readOrder } from "../../operations/read-order"
import { decideFollow, type FollowStep } from "../../payments/decide-follow"
import type { OrderView } from "../../payments/order-view"
import { whenToLook } from "../../payments/when-to-look"
import { CartNotCompleted, carryOut } from "./carry-out"
import { type BooksRead, readBooks } from "./read-books"

/** What following one order came to. */
export interface Followed {
  readonly view: OrderView
  readonly orderId: string | undefined
  readonly cartId: string | undefined
  /** The session can no longer become a payment: whatever is paid for it goes back. */
  readonly closed: boolean
  /** The money was given back because no order could come of it; in words for the owner. */
  readonly released: string | undefined
  /** A person has to look; in words for the owner. */
  readonly problem: string | undefined
}

/** Each step is a change of state that cannot repeat, so a handful is plenty; more would mean going round in circles. */
const MOST_STEPS = 6
/** Tries to place the order of a paid cart before the money goes back: about an hour with the job's schedule. */
const MOST_TRIES = 5

/** The parts of the plugin a follower needs, from Medusa's container. */
export function orderContext(container: MedusaContainer, providerId: string): OrderContext {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  return {
    merchant: merchantOfProvider(config, providerId),
    ledger: ledgerOf(container),
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
  }
}

export function ledgerOf(container: MedusaContainer): Ledger {
  return new Ledger(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

/**
 * Brings Medusa's books in line with what Assist holds for one order number: places the order of a held payment,
 * books charges, refunds and releases made at Assist, and gives back money no order can come of. One follower per
 * order at a time, across processes. Returns `undefined` for an order number this shop never sent to Assist.
 * @throws MedusaError when Assist or the database could not be reached; the order then stays due for the job
 */
export async function followOrder(container: MedusaContainer, orderNumber: string): Promise<Followed | undefined> {
  const known = await ledgerOf(container).find(orderNumber)
  if (!known) return undefined
  const context = orderContext(container, known.provider_id)
  return await context.ledger.withLease("follow", orderNumber, (order) => follow(container, context, order))
}

async function follow(container: MedusaContainer, context: OrderContext, order: LedgerOrder): Promise<Followed> {
  const { logger, merchant } = context
  const orderNumber = order.order_number
  const began = { ...order }
  let released: string | undefined
  let doubted = false
  for (let taken = 0; ; taken++) {
    const view = await readOrder(context, order)
    // An operation that is still unclear blocks only the movers of money, not the bookkeeping.
    const unsettled = await settleEarlier(context, order, view).then(
      () => false,
      () => true,
    )
    const books = await readBooks(container, orderNumber)
    const step = decideFollow(view, books, merchant.options.testMode)
    // Assist was read before the books: a capture or refund that ran between the two looks like a contradiction.
    if (step.do === "report" && !doubted) {
      doubted = true
      continue
    }
    const last = taken >= MOST_STEPS
    if (step.do === "nothing" || step.do === "report" || last) {
      const circling = last ? `The books did not settle after ${taken} steps (${step.do}).` : undefined
      const problem = step.do === "report" ? step.reason : circling
      if (problem && problem !== order.problem) logger.warn(`[assist] ${orderNumber}: ${problem}`)
      await planNextLook(context, began, view, unsettled, problem ?? released ?? null)
      const closed = !books.payment && !books.session?.usable
      return { view, orderId: books.order?.id, cartId: books.cart?.id, closed, released, problem }
    }
    logger.info(`[assist] ${orderNumber} ${view.paid?.billNumber ?? ""}: Assist says ${view.status} -> ${step.do}`)
    released = (await take(container, context, order, step, books)) ?? released
  }
}

/** Returns why money was given back, when it was. */
async function take(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: FollowStep,
  books: BooksRead,
): Promise<string | undefined> {
  try {
    await carryOut(container, context, order.order_number, step, books)
    return step.do === "release" ? step.reason : undefined
  } catch (error) {
    if (!(error instanceof CartNotCompleted)) throw error
    // Another request may have placed the order meanwhile; then the cart only looked impossible.
    const now = await readBooks(container, order.order_number)
    if (now.payment && !now.payment.canceled) return undefined
    if (!error.final && order.due_tries < MOST_TRIES) throw error
    const reason = `The order could not be placed: ${error.message}`
    await carryOut(container, context, order.order_number, { do: "release", reason }, now)
    return reason
  }
}

/** The first of the job's growing steps, and how often a hold is looked at. */
const SOON_SECONDS = 60
const DAY_SECONDS = 24 * 60 * 60

async function planNextLook(
  { ledger }: OrderContext,
  began: LedgerOrder,
  view: OrderView,
  unsettled: boolean,
  problem: string | null,
): Promise<void> {
  const ageHours = (Date.now() - new Date(began.opened_at).getTime()) / 3_600_000
  const moving = unsettled || Boolean(view.paid?.moving)
  const look = whenToLook({ status: view.status, unsettled: moving, ageHours })
  // The job pushed the next look ahead by its own steps when it claimed the order; that one stands.
  const ahead = began.due_at ? (new Date(began.due_at).getTime() - Date.now()) / 1000 : undefined
  const seconds = { schedule: ahead ?? SOON_SECONDS, daily: DAY_SECONDS, never: null }[look]
  if (seconds === (ahead ?? null) && problem === began.problem) return
  await ledger.plan(began, seconds, problem)
}
