/**
 * Receipts that cannot be made, and lines that cannot be chosen. `line` is a line's title in quotation marks.
 * @http 400
 */
export const receipts = {
  receipt: "The receipt of this {{operation:words}} cannot be made, so nothing was sent to Assist: {{why:said}}",
  receipt_order_unreadable: "the order could not be read in Medusa. Try again.",
  receipt_cart_unreadable: "its cart or order could not be read. Begin the payment anew.",
  receipt_lines_make_other_sum: "the chosen lines come to {{lines:sum}}, not to {{asked:sum}}. Choose them anew.",
  receipt_nothing_paid: "Nothing is paid, so there is nothing to make a receipt of.",
  receipt_all_free: "Every line of the order is free, so none can be on a receipt.",
  receipt_does_not_add_up:
    "The lines and credits of the order come to {{lines:sum}}, but {{asked:sum}} is to be paid: the order has changed since. Begin the payment anew.",
  receipt_total_unreadable: 'The total of "{{name}}", "{{total}}", is not a decimal number.',
  receipt_credit_unreadable: 'The amount of a {{kind}} credit, "{{amount}}", is not a decimal number from zero up.',
  receipt_line_twice: "Two lines of the order have the id {{id}}.",
  receipt_quantity_beyond:
    'The quantity of "{{name}}" is {{quantity}}: a receipt takes up to 9999999.999, with three decimals.',
  receipt_rate_unreadable: 'The tax rate of "{{name}}", {{rate}}, is not a number.',
  receipt_price_beyond:
    '"{{name}}" has a price beyond 99999999.99, which Assist takes no line of: sell it in several lines.',
  receipt_no_name: "Line {{id}} has no name that can be printed: give the product a title.",
  receipt_marking_codes:
    '"{{name}}" has {{codes}} marking codes for a quantity of {{quantity}}: write one for each piece into its metadata assist_gs1code.',
  receipt_advance:
    '"{{name}}" would be receipted with payment mode {{mode}}, while a part of the order is paid with a gift card, store credit, a credit line or an earlier payment: Assist\'s receipts cannot show an advance that is offset. Make the receipt at the payment, as a prepayment (receipt.at: "payment", receipt.paymentMode: 1), or take the whole sum by card.',
  receipt_tax_code:
    '"{{name}}": metadata assist_tax "{{code}}" cannot be a tax code of Assist: use one such as {{known}}.',
  receipt_payment_mode: '"{{name}}": metadata assist_fpmode is {{mode}}: write a payment mode from 1 to 7.',
  receipt_subject:
    '"{{name}}": metadata assist_subject is {{subject}}: write the number of the payment subject, such as 1.',
  receipt_marking_long:
    '"{{name}}": metadata assist_gs1code has more than 256 characters: write one marking code, or several with blanks between.',
  receipt_line_unknown:
    "Line {{line}} is not on the receipt of this payment: choose one that is. What is free is on no receipt.",
  receipt_quantity_written: 'The quantity of {{line}} is "{{quantity}}": write a number with up to three decimals.',
  receipt_quantity_left: "Of {{line}} {{left}} is left, less than the {{asked}} asked for: choose at most that.",
  receipt_quantity_kept: "The quantity of {{line}} cannot be read.",
  receipt_earlier_without_lines:
    "An earlier operation over {{earlier:sum}} was made without receipt lines, while {{left:sum}} was left: which lines are left is not known. Choose the lines in Assist's cabinet.",
  receipt_earlier_too_much:
    "An earlier operation carried {{carried}} of {{line}} for {{amount:sum}}, more than the {{quantity}} for {{left:sum}} that were left. Check the receipts in Assist's cabinet.",
  receipt_earlier_unknown_line:
    "An earlier operation carried line {{line}}, which the payment's receipt does not have. Check the receipts in Assist's cabinet.",
  receipt_none_chosen:
    "No line was chosen, or nothing is left of the receipt's lines: choose lines of which something is left.",
  receipt_sum_left:
    "Of the receipt's lines {{left:sum}} are left, less than the {{asked:sum}} asked for: choose at most that.",
  receipt_sum_zero: "The sum is zero: choose a sum of at least 0.01 of which something is left.",
  receipt_sum_not_exact:
    "{{asked:sum}} cannot be written as lines whose price times quantity is exact, so little quantity is left of them: choose other lines, or everything that is left ({{left:sum}}).",
  receipt_quantity_not_exact:
    "{{quantity}} of {{line}} cannot be written with an exact price: {{amount:sum}} are left for {{left}}. Choose all that is left of it, or another quantity.",
  lines_assist_away: "Assist could not be asked just now, so what is left of each line is not known. Nothing was sent.",
  lines_nothing_held: "Assist holds no money for this payment, so no line of it can be chosen.",
  lines_whole_only:
    "Assist counts this payment in other sums than the order (it converted the currency, or points paid a part), so only the whole of it can be moved: leave lines and amount out.",
  lines_some_quantities: "some have a quantity and some have none: give each line a quantity, or none of them.",
  lines_no_quantity: "give each line a quantity, or an amount that is spread over these lines.",
  lines_none_go:
    "no receipt lines go with this payment (it was made without them, or the option receipt is not set): leave lines out and name an amount.",
  lines_make_other_sum:
    "the chosen lines come to {{lines:sum}}, not to {{asked:sum}}: leave amount out, or choose other lines.",
} as const
