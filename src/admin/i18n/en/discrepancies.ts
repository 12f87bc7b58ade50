import { discrepancyMeanings, discrepancyTitles } from "../../../owner/texts/discrepancy-texts"

export default {
  discrepancy: {
    note: "Note",
    note_why: "Why is it in order as it is?",
    details: "Details",
    since: "since {{when}}",
    closed: "closed {{when}}",
    confirm_title: "{{action}}?",
    order: "Order #{{id}}",
    no_order: "no order in Medusa",
    status: { open: "Open", resolved: "Settled", accepted: "Accepted" },
    action: {
      check: "Check with Assist",
      release: "Give the money back",
      release_extra: "Give the extra payment back",
      capture: "Capture at Assist",
      refund: "Refund at Assist",
      accept: "Accept as it is",
    },
    confirm: {
      release: "The money of this payment goes back to the customer: a hold is released, a charge is returned.",
      release_extra: "The further payment under this order number goes back to the customer. The first one stays.",
      capture:
        "What Medusa has booked, or what is due, is charged at Assist now. What is left of the hold goes back to the customer.",
      refund: "What Medusa has booked as refunded is returned to the customer at Assist now.",
      accept: "No money moves. The matter is closed with your note.",
    },
    confirm_sum: "Sum: {{amount}}.",
    code: discrepancyTitles.en,
    why: discrepancyMeanings.en,
  },
}
