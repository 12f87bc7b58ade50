import type { OrderStatus } from "./order-view"

/**
 * What the owner has to know before packing or shipping a part of an order whose merchant captures by itself: Assist
 * charges a payment once. `null` when nothing can be lost any more, or the owner captures by hand.
 */
export function captureWarning(
  captureOn: "manual" | "fulfillment" | "shipment",
  status: OrderStatus,
): { readonly en: string; readonly ru: string; readonly be: string } | null {
  if (captureOn === "manual" || status !== "held") return null
  return captureOn === "fulfillment"
    ? {
        en: "The first fulfillment captures its goods. Assist charges a payment once: if it is not the whole order, the rest of the hold goes back to the customer. Pack everything together, or be ready to ask for a new payment.",
        ru: "Первая сборка спишет деньги за свои товары. Ассист списывает платёж один раз: если собран не весь заказ, остаток блокировки вернётся покупателю. Соберите всё вместе или будьте готовы запросить новый платёж.",
        be: "Першая зборка спіша грошы за свае тавары. Ассіст спісвае плацеж адзін раз: калі сабраны не ўвесь заказ, рэшта блакіроўкі вернецца пакупніку. Збярыце ўсё разам або будзьце гатовыя запытаць новы плацеж.",
      }
    : {
        en: "The first shipment captures its goods. Assist charges a payment once: if it is not the whole order, the rest of the hold goes back to the customer. Ship everything together, or be ready to ask for a new payment.",
        ru: "Первая отправка спишет деньги за свои товары. Ассист списывает платёж один раз: если отправлен не весь заказ, остаток блокировки вернётся покупателю. Отправьте всё вместе или будьте готовы запросить новый платёж.",
        be: "Першая адпраўка спіша грошы за свае тавары. Ассіст спісвае плацеж адзін раз: калі адпраўлены не ўвесь заказ, рэшта блакіроўкі вернецца пакупніку. Адпраўце ўсё разам або будзьце гатовыя запытаць новы плацеж.",
      }
}
