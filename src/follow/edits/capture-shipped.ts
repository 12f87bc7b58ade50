import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, type MinorUnits } from "../../gateway"
import { captureInMedusa } from "../../medusa/capture-in-medusa"
import type { BooksRead } from "../../medusa/read-books"
import { readShipped } from "../../medusa/read-shipped"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { logLine } from "../../observe/log-line"
import type { OrderContext } from "../../operations/context"
import { decideShipped, type ShippedOrder } from "../../payments/decide-shipped"
import type { OrderView } from "../../payments/order-view"
import { openDiscrepancy, resolveDiscrepancies } from "../tell/tell-discrepancies"

const RETRY_SECONDS = 60

/** `captured`: look again, the books have moved. `failed`: try again later. */
export type ShippedOutcome = "captured" | "failed" | "nothing"

/**
 * Captures what has left the shop, with the merchant's option `captureOn`. Under the order's follow lease, so that two
 * instances never book the same shipment twice. Never throws for what goes wrong with the capture: the goods are on
 * their way, so it becomes a discrepancy.
 */
export async function captureShipped(
  container: MedusaContainer,
  { ledger, merchant, logger }: OrderContext,
  ledgerOrder: LedgerOrder,
  view: OrderView,
  books: BooksRead,
): Promise<ShippedOutcome> {
  const { order, payment, due } = books
  const on = merchant.options.captureOn
  if (on === "manual" || !order || order.canceled || !payment || payment.canceled || !due) return "nothing"
  const shipped = await readShipped(container, order.id, payment.id, on)
  if (!shipped) return "nothing"
  const decision = decideShipped(view, due.amount, shipped)
  const report = async (why: string, missing: MinorUnits) => {
    const amount = formatAmount(missing)
    const found = {
      code: "fulfillment_not_captured",
      detail: `Goods for ${amount} ${due.currency} have left the shop and were not captured. ${why}`,
      params: { amount, currency: due.currency, billnumber: view.paid?.billNumber ?? "", reason: why },
    } as const
    return await openDiscrepancy(container, ledgerOrder, found, books)
  }
  switch (decision.do) {
    case "nothing":
      await resolveDiscrepancies(container, ledgerOrder, ["fulfillment_not_captured"], books)
      return "nothing"
    case "report":
      await report(whyNot(view, decision.rest, due.currency), decision.missing)
      return "nothing"
    case "capture":
      try {
        await captureInMedusa(container, {
          paymentId: payment.id,
          amount: decision.amount === due.amount ? undefined : decision.amount,
          by: "assist",
        })
        const about = {
          order: ledgerOrder.order_number,
          billnumber: view.paid?.billNumber,
          operation: `capture_on_${on}`,
        }
        logger.info(logLine(about, `${formatAmount(decision.amount)} ${due.currency}`))
        return "captured"
      } catch (error) {
        if (await capturedMeanwhile(container, order.id, payment.id, on, shipped)) return "captured"
        // Soon the first time; after that by the job's growing steps.
        const isNews = await report((error as Error).message, decision.amount)
        if (isNews) await ledger.due(ledgerOrder.order_number, RETRY_SECONDS)
        return "failed"
      }
  }
}

/** The owner pressed "capture" at the same moment and won. */
async function capturedMeanwhile(
  container: MedusaContainer,
  orderId: string,
  paymentId: string,
  on: "fulfillment" | "shipment",
  before: ShippedOrder,
): Promise<boolean> {
  const now = await readShipped(container, orderId, paymentId, on)
  return now !== undefined && now.captured > before.captured
}

function whyNot(view: OrderView, rest: MinorUnits, currency: string): string {
  switch (view.paid?.status) {
    case "held":
      return "Assist captures this payment as a whole only (it was converted, or paid with card and points)."
    case "released":
    case "returned":
      return "The hold was released. Ask the customer for a new payment."
    default:
      return `Assist allows one capture per payment and it was made for an earlier shipment; the remaining ${formatAmount(rest)} ${currency} of the hold cannot be captured any more. Ask for a new payment.`
  }
}
