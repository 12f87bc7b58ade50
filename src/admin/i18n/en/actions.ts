export default {
  actions: {
    title: "Actions",
    capture: "Capture",
    capture_sum: "Capture {{amount}}",
    release: "Release",
    release_sum: "Release {{amount}}",
    refund: "Refund",
    refund_sum: "Refund {{amount}}",
    check: "Check with Assist",
    cancel: "Back",
    close: "Close",
    running: "Working, please wait",
  },
  amount: {
    label: "Amount in {{currency}}",
    max: "At most {{amount}}",
    all: "All",
    missing: "Enter a sum like 30.10, with at most two decimals.",
    too_much: "The sum is larger than {{max}}.",
  },
  lines: {
    by_amount: "Amount",
    by_lines: "By order line",
    shipping: "Shipping: {{name}}",
    quantity: "Quantity of {{name}}",
    of: "of {{total}}",
    selected: "Selected: {{amount}}",
    over: "The selected lines cost {{amount}}, more than the {{max}} that is left.",
    none: "Tick the lines that count.",
  },
  capture: {
    title: "Capture",
    lead: "Assist holds {{amount}}. It allows one charge per payment.",
    whole_only: "Only the whole sum can be captured: Assist converted the currency, or points paid a part.",
    rest_none: "The whole hold is charged; nothing goes back to the customer.",
    rest: {
      at_once: "The other {{rest}} cannot be captured later: it is released to the customer at once.",
      later:
        "The other {{rest}} cannot be captured later, and stays blocked on the customer's card until the bank lets go of it, 5 to 14 days after the payment.",
    },
    confirm_title: "Capture {{amount}}?",
    confirm_all: "{{amount}} is taken from the customer's card.",
    confirm_part: {
      at_once:
        "{{amount}} is taken from the customer's card. The other {{rest}} is released to the customer at once and cannot be captured later.",
      later:
        "{{amount}} is taken from the customer's card. The other {{rest}} cannot be captured later; the bank lets go of it 5 to 14 days after the payment.",
    },
  },
  refund: {
    title: "Refund",
    lead: "{{amount}} of this payment can be returned to the customer's card.",
    whole_only: "Only the whole sum can be returned: Assist converted the currency, or points paid a part.",
    note: "Note (for your books)",
    confirm_title: "Refund {{amount}}?",
    confirm: "{{amount}} goes back to the customer's card. This cannot be undone.",
    rest: "{{rest}} stays refundable.",
    rest_none: "Everything that is left of the charge goes back.",
  },
  release: {
    confirm_title: "Release {{amount}}?",
    confirm:
      "The hold of {{amount}} ends and the money is free for the customer again. To be paid for this order, you will need a new payment.",
  },
  result: {
    done: "Done.",
    checked: "Assist was asked; what you see is how it stands.",
    busy: "Another tab is working on this payment. Wait until it is done.",
    no_answer:
      "No answer came from your shop, so it is not known whether this was carried out. Press “Check with Assist” before you try again.",
  },
}
