import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { configuredMerchants } from "../merchant/find-merchant"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "../operations/context"
import { findings } from "../payments/findings"
import { planHoldExpiry } from "../payments/plan-hold-expiry"
import { emitEvent, subjectOf } from "./events/emit"
import { ASSIST_EVENTS } from "./events/names"
import { recordVoid, sessionOf } from "./follow/carry-out"
import { dueOrdersOf, followOrder, orderContext } from "./follow/follow-order"
import { readBooks } from "./follow/read-books"
import { openDiscrepancy } from "./follow/tell-discrepancies"

const BATCH = 20

/**
 * Handles the holds that end soon, each once: tells the store and, as the merchant's option `holdExpiry` says, tells a
 * person, captures the whole, or releases. Nothing is concluded from the clock: Assist is read first, and a hold past
 * its deadline that Assist still reports as held is held.
 * @param until no new hold is begun after this time (milliseconds since 1970)
 */
export async function watchHoldDeadlines(container: MedusaContainer, until: number): Promise<void> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  for (const { providerId, options } of configuredMerchants(config)) {
    for (let claimed = BATCH; claimed === BATCH && Date.now() < until; ) {
      const orders = await dueOrdersOf(container).claimExpiring(providerId, options.holdExpiryLead, BATCH)
      claimed = orders.length
      for (const order of orders) await expireSafely(container, orderContext(container, providerId), order)
    }
  }
}

async function expireSafely(container: MedusaContainer, context: OrderContext, order: LedgerOrder): Promise<void> {
  try {
    await expire(container, context, order)
  } catch (error) {
    // Claimed once and for all: what could not be done automatically becomes a person's matter, not a retry loop.
    const books = await readBooks(container, sessionOf(order)).catch(() => undefined)
    await openDiscrepancy(container, order, findings.holdExpiring(order, (error as Error).message), books).catch(
      (again: Error) => context.logger.error(logLine({ order: order.order_number }, again.message)),
    )
  }
}

async function expire(container: MedusaContainer, context: OrderContext, order: LedgerOrder): Promise<void> {
  const followed = await followOrder(container, order.order_number)
  const books = await readBooks(container, sessionOf(order))
  if (!followed) return
  const { holdExpiry } = context.merchant.options
  const plan = planHoldExpiry(followed.view, books, holdExpiry)
  if (plan === "nothing") return
  const { amount, currency, hold_until } = order
  const data = { billnumber: order.billnumber, amount, currency, hold_until, policy: holdExpiry }
  await emitEvent(container, ASSIST_EVENTS.holdExpiring, subjectOf(order, books), data)
  const about = { order: order.order_number, billnumber: order.billnumber, operation: `hold_expiry_${plan}` }
  context.logger.info(logLine(about, `the hold ends at ${hold_until ? new Date(hold_until).toISOString() : "?"}`))
  const paymentId = books.payment?.id ?? ""
  switch (plan) {
    case "notify":
      return void (await openDiscrepancy(container, order, findings.holdExpiring(order), books))
    case "capture":
      return void (await capturePaymentWorkflow(container).run({
        input: { payment_id: paymentId, captured_by: "assist" },
      }))
    case "void":
      await recordVoid(container, paymentId, books)
      return void (await followOrder(container, order.order_number))
  }
}
