export default {
  receipt: {
    title: "Receipts",
    of: { payment: "Payment", capture: "Capture", refund: "Refund" },
    from_cabinet: "Made in Assist's cabinet",
    no_lines: "No lines were sent with it: Assist makes the receipt of those it has.",
    document: {
      made: "Fiscal document",
      waiting: "The cash register has not made the fiscal document yet.",
      none: "Assist has no fiscal document of it.",
      failed: "Assist could not be asked for the fiscal document.",
      asking: "Asking Assist for the fiscal document",
    },
    preview: {
      title: "Receipt",
      sent: "This receipt will be made:",
      of_payment: "The payment's receipt stands, nothing is sent again:",
      all_left: "Assist returns all that is left by itself:",
      none: "No lines go with it.",
      making: "Looking at what is left of each line",
      refused: "This receipt cannot be made.",
      failed: "The receipt could not be shown. Try again in a minute.",
    },
    suggested: { title: "Take over", return: "Return {{number}}", claim: "Claim {{number}}" },
  },
}
