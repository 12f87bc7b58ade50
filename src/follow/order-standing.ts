import type { MedusaBooks } from "../payments/medusa-books"

/**
 * Whether the order of a payment lives, and has its money. That there is an order says neither: it may be canceled, or the
 * payment given back. A payment that an edit has canceled counts: its hold stays and moves to the edited order.
 */
export function orderStanding({ order, payment, paidOtherwise, replacedByEdit }: MedusaBooks): {
  readonly orderCanceled: boolean
  readonly orderPaid: boolean
} {
  const lives =
    payment && (!payment.canceled || replacedByEdit) && (payment.captured === 0 || payment.captured > payment.refunded)
  return {
    orderCanceled: Boolean(order?.canceled),
    orderPaid: Boolean(order && !order.canceled && (lives || paidOtherwise)),
  }
}
