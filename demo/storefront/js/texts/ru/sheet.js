/** The sheet that plays a wallet. */
export const sheet = {
  sheetPlayed: "Это игра в кошелёк",
  sheetPlayedText: "Окно нарисовал магазин. Настоящего {wallet} и денег здесь нет.",
  sheetCard: "Карта в кошельке",
  sheetPay: "Оплатить",
  sheetClose: "Закрыть",
  sheetPaying: "Платим…",
  sheetDone: "Готово",
  sheetFailed: "Оплата не прошла",
  sheetCards: {
    approve: "банк согласится",
    insufficient: "не хватит денег",
    slow: "банк медлит 20 секунд",
    cvc: "карта без токена: Assist спросит CVC",
  },
}
