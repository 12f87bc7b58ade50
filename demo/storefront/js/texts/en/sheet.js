/** The sheet that plays a wallet. */
export const sheet = {
  sheetPlayed: "A played wallet",
  sheetPlayedText: "The shop has drawn this sheet. There is no real {wallet} and no money here.",
  sheetCard: "Card in the wallet",
  sheetPay: "Pay",
  sheetClose: "Close",
  sheetPaying: "Paying…",
  sheetDone: "Done",
  sheetFailed: "Not paid",
  sheetCards: {
    approve: "the bank will approve",
    insufficient: "not enough money",
    slow: "the bank takes 20 seconds",
    cvc: "a card without a token: Assist asks for CVC",
  },
}
