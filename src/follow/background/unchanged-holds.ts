import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReportedOperation } from "../../gateway"
import { heldInMedusa } from "../../medusa/held-in-medusa"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { logLine } from "../../observe/log-line"
import type { OrderContext } from "../../operations/context"
import { dueOrdersOf, orderContext } from "../../operations/context"
import { readReport } from "../../operations/read-report"
import { type DueHold, planBatch } from "../../payments/plan-batch"

/** Anything but the successful payment operation that made the hold, which falls into the period of its first look. */
function isNews({ billNumber, orderState, operation }: ReportedOperation, ours: string | null | undefined): boolean {
  const madeTheHold = operation.type === "payment" && operation.state === "success"
  return !(madeTheHold && orderState === "Delayed" && billNumber === ours)
}

const dateOf = (value: Date | string | null) => (value === null ? undefined : new Date(value))

/**
 * Of the due orders of one provider entry the holds to which nothing has happened at Assist since they were read: asked per
 * period (`resultbydate`), which for many holds is cheaper than one call each; in shorter periods when the answers are large. An order with anything unsettled, or a
 * discrepancy to find again, or that Medusa no longer counts as a plain hold, is always read for itself; so is every hold of
 * a merchant whose shipments capture. When Assist cannot be asked this way, every order is read.
 */
export async function unchangedHolds(
  container: MedusaContainer,
  providerId: string,
  due: readonly LedgerOrder[],
): Promise<string[]> {
  const held = due.filter(({ summary, billnumber }) => summary?.status === "held" && billnumber !== null)
  if (held.length === 0) return []
  try {
    return await unchangedOf(container, orderContext(container, providerId), held)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(logLine({ operation: "resultbydate", outcome: "failed" }, (error as Error).message))
    return []
  }
}

async function unchangedOf(
  container: MedusaContainer,
  context: OrderContext,
  orders: readonly LedgerOrder[],
): Promise<string[]> {
  // Goods that left the shop with their event lost are not seen at Assist.
  if (context.merchant.options.captureOn !== "manual") return []
  const holds: DueHold[] = orders.map(({ order_number, read_at, hold_until }) => ({
    orderNumber: order_number,
    readAt: dateOf(read_at),
    holdUntil: dateOf(hold_until),
  }))
  const first = planBatch(holds, new Date())
  if (!first) return []
  const busy = new Set(await dueOrdersOf(container).withSomethingOpen(first.orderNumbers))
  const candidates = new Set(first.orderNumbers)
  const plain = await heldInMedusa(
    container,
    orders.filter(({ order_number }) => candidates.has(order_number) && !busy.has(order_number)),
  )
  const plan = planBatch(
    holds.filter(({ orderNumber }) => plain.has(orderNumber)),
    new Date(),
  )
  if (!plan) return []
  const known = new Map(orders.map(({ order_number, billnumber }) => [order_number, billnumber]))
  const touched = new Set<string>()
  const pick = (reported: ReportedOperation) =>
    known.has(reported.orderNumber) && isNews(reported, known.get(reported.orderNumber))
      ? reported.orderNumber
      : undefined
  let asked = 0
  for (const { from, to } of plan.periods)
    for await (const part of readReport(context.merchant.client, { from, to, pick })) {
      // On a busy day many short questions are no cheaper than a reading of each hold.
      if (part.untold || ++asked > plan.orderNumbers.length) return []
      for (const orderNumber of part.operations ?? []) touched.add(orderNumber)
    }
  return plan.orderNumbers.filter((orderNumber) => !touched.has(orderNumber))
}
