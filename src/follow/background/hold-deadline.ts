import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readBooks } from "../../medusa/read-books"
import { recordRelease } from "../../medusa/record-release"
import { type ConfiguredMerchant, configuredMerchants } from "../../merchant/find-merchant"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { logLine } from "../../observe/log-line"
import type { OrderContext } from "../../operations/context"
import { dueOrdersOf, orderContext } from "../../operations/context"
import { findings } from "../../payments/findings"
import { planHoldExpiry } from "../../payments/plan-hold-expiry"
import { captureDue } from "../capture-due"
import { followHeld } from "../follow-order"
import { emitEvent, subjectOf } from "../tell/emit-event"
import { ASSIST_EVENTS } from "../tell/event-names"
import { openDiscrepancy } from "../tell/tell-discrepancies"

/**
 * Handles the holds that end soon, each once: tells the store and, as the merchant's option `holdExpiry` says, tells a
 * person, captures the whole, or releases. Nothing is concluded from the clock: Assist is read first, and a hold past
 * its deadline that Assist still reports as held is held. One that could not be looked at is tried again when its claim has run out.
 * @param until no new hold is begun after this time (milliseconds since 1970)
 */
export async function watchHoldDeadlines(container: MedusaContainer, until: number): Promise<void> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  // Side by side: a merchant whose Assist hangs must not cost another one its holds.
  await Promise.all(configuredMerchants(config).map((merchant) => watchMerchant(container, merchant, until)))
}

async function watchMerchant(
  container: MedusaContainer,
  { providerId, options }: ConfiguredMerchant,
  until: number,
): Promise<void> {
  const queue = dueOrdersOf(container)
  while (Date.now() < until) {
    const order = await queue.claimExpiring(providerId, options.holdExpiryLead)
    if (!order) return
    const looked = await expireSafely(container, orderContext(container, providerId), order)
    // Only what was done is taken off the list: a process that ends in between leaves the hold to the next one.
    if (looked) await queue.expiringDone(order.order_number)
  }
}

/** Returns whether the hold could be looked at. */
async function expireSafely(container: MedusaContainer, context: OrderContext, claimed: LedgerOrder): Promise<boolean> {
  let looked = false
  try {
    await context.ledger.withLease("follow", claimed.order_number, async (order) => {
      const { view } = await followHeld(container, context, order)
      looked = !view.paid?.moving
      // The follower may have moved the hold to an edited order just now.
      const books = await readBooks(container, order.session_id)
      const plan = planHoldExpiry(view, books, context.merchant.options.holdExpiry)
      if (plan !== "nothing") await carryOutPlan(container, context, order, plan, books)
    })
  } catch (error) {
    // What was tried and failed becomes a person's matter, not a retry loop.
    const books = await readBooks(container, claimed.session_id).catch(() => undefined)
    await openDiscrepancy(container, claimed, findings.holdExpiring(claimed, (error as Error).message), books).catch(
      (again: Error) => context.logger.error(logLine({ order: claimed.order_number }, again.message)),
    )
  }
  return looked
}

async function carryOutPlan(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  plan: "notify" | "capture" | "release",
  books: Awaited<ReturnType<typeof readBooks>>,
): Promise<void> {
  const { amount, currency, hold_until, billnumber } = order
  const data = { billnumber, amount, currency, hold_until, policy: context.merchant.options.holdExpiry }
  await emitEvent(container, ASSIST_EVENTS.holdExpiring, subjectOf(order, books), data)
  const about = { order: order.order_number, billnumber, operation: `hold_expiry_${plan}` }
  context.logger.info(logLine(about, `the hold ends at ${hold_until ? new Date(hold_until).toISOString() : "?"}`))
  switch (plan) {
    case "notify":
      return void (await openDiscrepancy(container, order, findings.holdExpiring(order), books))
    case "capture":
      return await captureDue(container, books, "assist")
    case "release":
      await recordRelease(container, books.payment?.id ?? "", books)
      return void (await followHeld(container, context, await fresh(context, order)))
  }
}

/** The lease's row was read before the release; money that moved since has changed it. */
async function fresh({ ledger }: OrderContext, order: LedgerOrder): Promise<LedgerOrder> {
  return (await ledger.find(order.order_number)) ?? order
}
