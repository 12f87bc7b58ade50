/**
 * What is refused in view of what Assist holds, and what became of a call.
 * @http 400
 */
export const money = {
  moving: "Assist is still working on an earlier operation of this payment. Try again in a minute.",
  moving_extra: "Assist is still working on an earlier operation of this payment.",
  capture_unreadable:
    'Assist reports the state "{{state}}" for payment {{billnumber}}, whose sums cannot be read. Look at it in Assist\'s cabinet before capturing.',
  capture_nothing_held: "Assist holds no money for this payment (state: {{state:words}}). Nothing was captured.",
  capture_released:
    "The hold of payment {{billnumber}} was released at Assist; nothing is left to capture. Ask the customer to pay again.",
  capture_only_booked:
    "Medusa has booked {{booked:sum}} as captured, while Assist has captured nothing of payment {{billnumber}}. Check the payment with Assist, then capture again.",
  capture_other_currency: "Assist holds {{held:sum}}; a capture in {{currency}} is not possible.",
  capture_above_hold: "Assist holds {{held:sum}}, less than the {{asked:sum}} to capture.",
  capture_whole_converted: "Assist counts this payment as {{counted:sum}}; only the whole of it can be captured here.",
  capture_whole_points:
    "This payment was made in two operations (card and points); Assist captures it as a whole only.",
  capture_taken_at_once:
    "Assist took the {{charged:sum}} of payment {{billnumber}} at once, without a hold: nothing is left to capture. To take more, ask the customer for a new payment.",
  capture_only_once:
    "Assist allows one capture per payment, and {{charged:sum}} of payment {{billnumber}} is already captured.{{remainder:said}} To take more, ask the customer for a new payment.",
  capture_part_of_other_sum:
    "Assist has captured {{charged:sum}} of payment {{billnumber}}, a part of what it counts as {{counted:sum}}: Medusa can book such a payment as a whole only.",
  capture_books_differ:
    "Assist has already captured {{charged:sum}} of payment {{billnumber}}, while Medusa has booked {{booked:sum}}. {{asked:sum}} was not captured.{{remainder:said}} Check the payment with Assist, then the books will agree.",
  remainder_goes_back:
    " The remaining {{rest:sum}} of the hold cannot be captured any more: the bank releases it to the customer.",
  refund_nothing_held: "Assist holds no payment for this order; nothing was returned.",
  refund_unreadable:
    'Assist reports the state "{{state}}" for payment {{billnumber}}, whose sums cannot be read. Refund it in Assist\'s cabinet.',
  refund_only_held:
    "Payment {{billnumber}} is only held, not captured: cancel the order to release the hold, or capture a smaller sum.",
  refund_released: "The hold of payment {{billnumber}} was released at Assist; there is nothing to return.",
  refund_above_left:
    "Of payment {{billnumber}} {{left:sum}} can still be returned, less than the {{asked:sum}} asked for.",
  refund_whole_converted:
    "Assist counts this payment as {{counted:sum}}; only the whole of it can be returned here. Return a part in Assist's cabinet.",
  refund_whole_points:
    "This payment was made in two operations (card and points); return a part of it in Assist's cabinet.",
  refund_part_returned:
    "Assist has returned {{returned:sum}} of payment {{billnumber}}, a part: Medusa can book such a payment as a whole only. Return the rest in Assist's cabinet.",
  refund_books_differ:
    "Assist has returned {{returned:sum}} of payment {{billnumber}}, while Medusa has booked {{booked:sum}}. {{asked:sum}} was not returned. Check the payment with Assist, then the books will agree.",
  refund_change_open:
    "An edit, exchange, claim or return of the order was begun and is open. Medusa could not book a refund meanwhile. Nothing was returned: confirm or cancel that change, then refund again.",
  release_unreadable:
    'Assist reports the state "{{state}}" for payment {{billnumber}}, whose sums cannot be read. Release it in Assist\'s cabinet.',
  release_report_unreadable: "Assist's report on payment {{billnumber}} cannot be read.",
  release_not_shown:
    "Assist does not show this payment (state: {{state:words}}), so it cannot be released here. If serverUrl or merchantId was changed since, release it in the cabinet of the merchant it was paid to.",
  release_change_open:
    "An edit, exchange, claim or return of the order was begun and is open. Medusa does not cancel such an order, so its hold was left as it is. Confirm or cancel that change, then cancel the order again.",
  release_capture_begun: "A capture of this payment has begun. The payment stays, and pays for the edited order.",
  extra_is_the_payment: "Payment {{billnumber}} is the one Medusa has booked; it is not an extra one.",
  extra_not_shown: "Assist does not show payment {{billnumber}}; nothing was given back.",
  extra_partly_moved:
    'Payment {{billnumber}} was partly captured or returned by hand (Assist says "{{state}}"). Return the rest in Assist\'s cabinet.',
  earlier_unknown:
    "An earlier {{operation:words}} of {{sum:sum}} was sent to Assist and its outcome is not known yet. To keep money from moving twice nothing else is done on this payment until that is settled: try again in {{minutes}} min, or look in Assist's cabinet.",
  earlier_unknown_whole:
    "An earlier {{operation:words}} was sent to Assist and its outcome is not known yet. To keep money from moving twice nothing else is done on this payment until that is settled: try again in {{minutes}} min, or look in Assist's cabinet.",
  not_sent: "Nothing was carried out at Assist, no money moved: {{why}} Try again.",
  declined: "Assist refused: {{why:words}}",
  outcome_unknown:
    "It is not known whether Assist carried this out: {{why}} Do not repeat it yet; the plugin keeps asking Assist and settles it by itself.",
} as const
