/**
 * What is refused of agreements on recurring payments. Nothing was sent to Assist. The workflows throw the Medusa error that has this
 * status.
 * @http 400
 */
export const agreements = {
  no_agreement: "There is no such agreement.",
  no_agreement_id: "there is no such agreement. Take it from agreeOnRecurringPaymentsWorkflow or from the admin.",
  agreement_held:
    "Another payment under this agreement is being taken right now. Nothing was sent; run it again in some minutes.",
  agreement_canceled: "Agreement {{agreement}}: it was canceled. Nothing was sent to Assist.",
  agreement_not_active: "Agreement {{agreement}}: its first payment has not arrived. Nothing was sent to Assist.",
  agreement_ended:
    "Agreement {{agreement}}: it ended on {{until}}. The customer has to agree anew. Nothing was sent to Assist.",
  agreement_other_currency:
    "Agreement {{agreement}}: it is in {{currency}}, and {{asked:sum}} is asked for. Ask for {{currency}}. Nothing was sent to Assist.",
  agreement_beyond_limits:
    "Agreement {{agreement}}: one payment is from {{least}} to {{most:sum}}, and {{asked:sum}} is asked for. Change the cart, or let the customer agree anew. Nothing was sent to Assist.",
  agreement_too_early:
    "Agreement {{agreement}}: its next payment may be taken from {{from:moment}} on. Run it again then. Nothing was sent to Assist.",
  agreement_busy:
    "Agreement {{agreement}}: what became of an earlier payment is not known yet. It is settled by looking at Assist; run it again in some minutes. Nothing was sent to Assist.",
  /** @http 404 */
  collection_unknown: "there is no such payment collection. Nothing was sent to Assist.",
  collection_not_linked:
    "it belongs to no cart and no order: what is paid for it could become no order. Nothing was sent to Assist.",
  collection_paid: "it has its payment already, or is closed. Nothing was sent to Assist.",
  collection_opened:
    "its customer was sent to pay it by themselves. Let them, or make a new payment session in it. Nothing was sent to Assist.",
  collection_closed:
    "it can be paid no more: its cart is an order, or its order was canceled. Nothing was sent to Assist.",
  collection_stale:
    "it asks for another sum than its cart or order costs now. Refresh it, then run this again. Nothing was sent to Assist.",
  collection_number_taken:
    "the number of its payment session is another one's. Make a new payment session in it. Nothing was sent to Assist.",
  collection_receipt: "its fiscal receipt cannot be made; the log says why. Nothing was sent to Assist.",
} as const
