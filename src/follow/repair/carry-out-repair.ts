import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Currency, MinorUnits } from "../../gateway"
import { captureInMedusa } from "../../medusa/capture-in-medusa"
import { type BooksRead, readBooks } from "../../medusa/read-books"
import { recordRelease } from "../../medusa/record-release"
import { makeRefund } from "../../medusa/refund-in-medusa"
import type { DiscrepancyRow, LedgerOrder } from "../../modules/assist/ledger/rows"
import { chargeBooked } from "../../operations/charge-booked"
import type { OrderContext } from "../../operations/context"
import { refundBooked } from "../../operations/refund-booked"
import { release } from "../../operations/release"
import { releaseExtra } from "../../operations/release-extra"
import type { RepairStep } from "../../payments/plan-repair"
import { captureDue } from "../capture-due"

/** Carries a repair out; each converges by itself, since every one reads Assist under the money lease first. */
export async function carryOutRepair(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  step: RepairStep,
  { id }: DiscrepancyRow,
  books: BooksRead,
  actor: string,
): Promise<void> {
  const orderNumber = order.order_number
  const booked = (what: "captured" | "refunded") => async () => {
    const now = await readBooks(container, order.session_id)
    return { amount: now.payment?.[what] ?? (0 as MinorUnits), currency: now.due?.currency ?? ("" as Currency) }
  }
  switch (step.do) {
    case "look":
    case "accept":
      return
    case "refuse":
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, step.reason)
    case "release_payment":
      return await recordRelease(container, step.paymentId, books)
    case "give_back":
      return void (await release(context, orderNumber, { id }, step.captured))
    case "release_extra":
      return void (await releaseExtra(context, orderNumber, step.billNumber))
    case "capture_payment":
      return await captureInMedusa(container, { paymentId: step.paymentId, amount: step.amount, by: actor })
    case "capture_due":
      return await captureDue(container, books, actor)
    case "charge_booked":
      return void (await chargeBooked(context, orderNumber, { id }, booked("captured")))
    case "refund_booked":
      if (step.onPaper > 0 && books.payment)
        return await makeRefund(container, order, { paymentId: books.payment.id, amount: step.onPaper }, books)
      return void (await refundBooked(context, orderNumber, { id }, booked("refunded")))
  }
}
