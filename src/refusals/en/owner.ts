/**
 * What the order's card and the Assist pages refuse before anybody is asked.
 * @http 400
 */
export const owner = {
  no_payment: "There is no payment {{payment}}.",
  no_order: "There is no order {{order}}.",
  no_discrepancy: "There is no discrepancy {{discrepancy}}.",
  no_notification: "There is no notification {{notification}}.",
  no_operation: "Payment {{payment}} has no operation {{billnumber}} at Assist.",
  other_provider: "Payment {{payment}} was not made through Assist but through {{provider}}.",
  payment_never_sent: "Payment {{payment}} was never sent to Assist from this shop (order number {{number}}).",
  wish_capture_canceled: "The payment was canceled and its hold released; nothing is left to capture.",
  wish_capture_too_much: "{{asked:sum}} is more than the {{held:sum}} that are held.",
  wish_capture_hold_changed:
    "the page showed {{shown:sum}}, Assist holds {{held:sum}} now. Nothing was captured; look at the payment and try again.",
  wish_capture_once:
    "Assist allows one capture per payment, and {{captured:sum}} is already captured. The rest of the hold cannot be captured any more. To take more, ask the customer for a new payment.",
  wish_capture_not_at_assist:
    "Medusa has booked {{captured:sum}} as captured, Assist shows no charge. Nothing was captured now; see the warning on this payment.",
  wish_refund_only_held: "Nothing is captured yet, so there is nothing to return: release the hold, or capture less.",
  wish_refund_nothing_left: "nothing is left to return: {{refunded:sum}} of {{captured:sum}} went back already.",
  wish_refund_all_back: "Nothing is left to return: everything that was charged went back already.",
  wish_refund_too_much: "{{asked:sum}} is more than the {{left:sum}} that can be returned.",
  wish_refund_left_changed:
    "the page showed {{shown:sum}}, now {{left:sum}} can be returned. Nothing was returned by this; look at the payment and try again.",
  wish_release_moved: "An order edit has moved this hold to another payment of the order. Reload the page.",
  wish_release_captured:
    "{{captured:sum}} is captured: the rest of the hold goes back to the customer by itself, and what is captured is given back by a refund.",
  repair_other: '"{{action}}" is not possible here. Possible: {{possible}}.',
  repair_other_code: '"{{action}}" does not fit "{{code}}"; possible: {{possible}}',
  repair_no_payment: "Medusa has no payment for this order number any more.",
  repair_captured: "This payment is captured by now: what is captured is given back by a refund.",
  repair_number_unknown: "The number of the further payment is not known; return it in Assist's cabinet.",
  repair_sum_unknown: "The sum to capture is not known; capture it by hand.",
  repair_not_in_ledger: "Order number {{number}} is not in the ledger.",
  repair_closed: "This is closed already: somebody else, or the plugin, was faster.",
  repair_order_gone: "Medusa has no order and payment for this hold any more.",
  repair_owes_nothing: "The order owes nothing: release the hold instead of capturing it.",
  day_too_large: "Assist's report of this day is too large. Download the day's register from Assist's cabinet.",
  day_booked_too_much: "Medusa booked too much on this day for one report.",
  day_unreadable: '"{{date}}" with utc_offset "{{offset}}" is no day; write 2026-01-31 and +03:00',
  day_not_begun: "{{date}} has not begun",
} as const
