/** Paying in the shop itself. */
export const pay = {
  payHere: "Google Pay, Apple Pay",
  payHereWithCards: "Google Pay, Apple Pay, stored card",
  payHereNote: "Right here, without going to another page.",
  toPayHere: "Go to payment",
  payTitle: "Pay for your order",
  walletsTitle: "By wallet",
  walletsNote: "In this demo the page itself plays the wallets: the real Google and Apple take no part.",
  noWallets: "Wallets are not available now. Pay by card on Assist's page.",
  cardsTitle: "By stored card",
  payWithCard: "Pay",
  cardTill: "until",
  otherCardTitle: "By another card",
  onAssistsPage: "By card on Assist's page",
  beingPaid: "Keep this page open and do not pay twice: it goes on by itself.",
  sheetClosed: "You closed the wallet. No money was taken.",
  anotherCard: "The order can still be paid.",
  outcomeUnknown: "The store did not answer. We go on asking; do not pay twice.",
  subscribe: "Repeat this order every month",
  subscribeNote:
    "A subscription for one year: the shop takes the same sum by itself, at most once in 28 days. Cancel any time in your account.",
  isSubscription: "By paying you agree to a subscription: the same sum, at most once in 28 days, until",
}
