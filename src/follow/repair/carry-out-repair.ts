import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { captureInMedusa } from "../../medusa/capture-in-medusa"
import { closeSession } from "../../medusa/close-session"
import type { BooksRead } from "../../medusa/read-books"
import { recordRelease } from "../../medusa/record-release"
import type { DiscrepancyRow, LedgerOrder } from "../../modules/assist/ledger/rows"
import { chargeBooked } from "../../operations/charge-booked"
import type { OrderContext } from "../../operations/context"
import { refundBooked } from "../../operations/refund-booked"
import { release } from "../../operations/release"
import { releaseExtra } from "../../operations/release-extra"
import type { RepairStep } from "../../payments/plan-repair"
import { Refused } from "../../refusals/refused"
import { bookedSum } from "../booked-sum"
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
  switch (step.do) {
    case "look":
    case "accept":
      return
    case "refuse":
      throw new Refused(MedusaError.Types.NOT_ALLOWED, step)
    case "release_payment":
      return await recordRelease(container, step.paymentId, books)
    case "give_back":
      // What was given back must not become an order afterwards.
      if (!books.payment) await closeSession(container, books)
      return void (await release(context, orderNumber, { id }, step.captured))
    case "release_extra":
      return void (await releaseExtra(context, orderNumber, step.billNumber))
    case "capture_payment":
      return await captureInMedusa(container, { paymentId: step.paymentId, amount: step.amount, by: actor })
    case "capture_due":
      return await captureDue(container, books, actor)
    case "charge_booked":
      return void (await chargeBooked(context, orderNumber, { id }, bookedSum(container, order, "captured")))
    case "refund_booked":
      return void (await refundBooked(context, orderNumber, { id }, bookedSum(container, order, "refunded")))
  }
}
