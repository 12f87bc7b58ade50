import type { MedusaContainer } from "@medusajs/framework/types"
import { explainCodes } from "../../gateway"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { agreementsOf } from "../../operations/context"
import { retryDate } from "../../payments/decide-agreement"
import type { MedusaBooks } from "../../payments/medusa-books"
import type { OrderView } from "../../payments/order-view"
import { emitEvent, subjectOf } from "./emit-event"
import { ASSIST_EVENTS } from "./event-names"

/** Keeps when an agreement was paid last; its first payment makes it. */
export async function noteAgreement(
  container: MedusaContainer,
  order: LedgerOrder,
  agreementId: string,
  { paid }: OrderView,
  books: MedusaBooks,
): Promise<void> {
  // What was given back later was paid all the same.
  if (!paid || paid.status === "unclear") return
  const at = paid.heldAt ?? new Date()
  const begun = await agreementsOf(container).paid(agreementId, order.order_number, paid.billNumber, at)
  if (begun)
    await emitEvent(container, ASSIST_EVENTS.agreementBegun, subjectOf(order, books), { agreement_id: agreementId })
}

/** A later payment was refused: tells the store, with the day to try again. The first one is the shopper's own, on the page. */
export async function tellAgreementDeclined(
  container: MedusaContainer,
  order: LedgerOrder,
  agreementId: string,
  responseCode: string,
  books: MedusaBooks | undefined,
): Promise<void> {
  const agreements = agreementsOf(container)
  const agreement = await agreements.find(agreementId)
  if (!agreement || agreement.order_number === order.order_number) return
  const { retry } = explainCodes({ responseCode })
  const retryAt = retryDate(agreement, agreement.declines + 1, retry, new Date())
  await agreements.declined(agreementId, retryAt)
  await emitEvent(container, ASSIST_EVENTS.agreementPaymentDeclined, subjectOf(order, books), {
    agreement_id: agreementId,
    payment_session_id: order.opened_session_id,
    response_code: responseCode,
    declines: agreement.declines + 1,
    retry_at: retryAt?.toISOString() ?? null,
  })
}
