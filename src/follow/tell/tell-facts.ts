import type { MedusaContainer } from "@medusajs/framework/types"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import { type Fact, newFacts } from "../../payments/facts"
import type { MedusaBooks } from "../../payments/medusa-books"
import type { OrderView } from "../../payments/order-view"
import { emitEvent, subjectOf } from "./emit-event"
import { ASSIST_EVENTS, type AssistEvent } from "./event-names"
import { tellAgreementDeclined } from "./tell-agreement"

const NAMES: Record<Fact["fact"], AssistEvent> = {
  held: ASSIST_EVENTS.paymentHeld,
  captured: ASSIST_EVENTS.paymentCaptured,
  refunded: ASSIST_EVENTS.paymentRefunded,
  released: ASSIST_EVENTS.paymentReleased,
  declined: ASSIST_EVENTS.paymentDeclined,
}

/**
 * Tells the store what happened to the money since it was last told. Written down before it is sent, so a fact is told
 * once, however many processes see it; one killed in between tells it never.
 */
export async function tellFacts(
  container: MedusaContainer,
  { ledger }: OrderContext,
  order: LedgerOrder,
  view: OrderView,
  books: MedusaBooks,
): Promise<void> {
  const { facts, announced } = newFacts(view, order.announced ?? {})
  if (facts.length === 0 || !(await ledger.announce(order, announced))) return
  order.announced = announced
  for (const { fact, billNumber, ...sums } of facts) {
    const data =
      "responseCode" in sums ? { response_code: sums.responseCode } : { amount: sums.amount, currency: sums.currency }
    await emitEvent(container, NAMES[fact], subjectOf(order, books), { billnumber: billNumber, ...data })
    if ("responseCode" in sums && order.agreement_id)
      await tellAgreementDeclined(container, order, order.agreement_id, sums.responseCode, books)
  }
}
