import type { DiscrepancyCode } from "../../payments/discrepancy"
import type { Texts } from "../admin-api"
import { say } from "./say"

type TextsByCode = Record<DiscrepancyCode, Texts>

/** What each discrepancy is called: on its card, in lists, and in Medusa's bell. */
const TITLES: TextsByCode = {
  outcome_unknown: say("Outcome not known", "Исход неизвестен", "Вынік невядомы"),
  paid_twice: say("Paid more than once", "Оплачено несколько раз", "Аплачана некалькі разоў"),
  payment_missing: say("Assist does not show the payment", "Assist не показывает платёж", "Assist не паказвае плацёж"),
  capture_not_at_assist: say(
    "Captured in Medusa, not at Assist",
    "Списано в Medusa, но не в Assist",
    "Спісана ў Medusa, але не ў Assist",
  ),
  refund_not_at_assist: say(
    "Refunded in Medusa, not at Assist",
    "Возвращено в Medusa, но не в Assist",
    "Вернута ў Medusa, але не ў Assist",
  ),
  charged_though_canceled: say(
    "Charged although canceled",
    "Списано, хотя платёж отменён",
    "Спісана, хоць плацёж адменены",
  ),
  hold_not_released: say("The hold was not released", "Блокировка не снята", "Блакіроўка не знята"),
  not_booked: say("Not booked in Medusa", "Не проведено в Medusa", "Не праведзена ў Medusa"),
  part_at_assist: say(
    "Part of a payment that counts as a whole",
    "Часть платежа, который учитывается целиком",
    "Частка плацяжу, які ўлічваецца цалкам",
  ),
  order_not_placed: say("Paid, but no order", "Оплачено, но заказа нет", "Аплачана, але заказу няма"),
  order_waiting: say(
    "Paid, the order does not come",
    "Оплачено, заказ не оформляется",
    "Аплачана, заказ не афармляецца",
  ),
  amount_differs: say("Another sum than due", "Оплачена не та сумма", "Аплачана не тая сума"),
  test_payment: say(
    "Test payment in a live shop",
    "Тестовый платёж в работающем магазине",
    "Тэставы плацёж у працоўнай краме",
  ),
  state_unclear: say(
    "Assist's report cannot be read",
    "Ответ Assist не удаётся понять",
    "Адказ Assist не ўдаецца зразумець",
  ),
  hold_expiring: say("The hold ends soon", "Блокировка скоро закончится", "Блакіроўка хутка скончыцца"),
  fulfillment_not_captured: say("Shipped, but not captured", "Отправлено, но не списано", "Адпраўлена, але не спісана"),
  edit_not_followed: say(
    "The order was edited, the hold did not follow",
    "Заказ изменён, блокировка осталась прежней",
    "Заказ зменены, блакіроўка засталася ранейшай",
  ),
  receipt_differs: say("The receipt is another one", "Чек не тот", "Чэк не той"),
}

/** What each means for the owner, and what to do. */
const MEANINGS: TextsByCode = {
  outcome_unknown: say(
    "A call was sent and no answer came. Nothing else moves on this payment until it is known what Assist did.",
    "Запрос отправлен, ответа нет. Пока не известно, что сделал Assist, с этим платежом больше ничего не делается.",
    "Запыт адпраўлены, адказу няма. Пакуль невядома, што зрабіў Assist, з гэтым плацяжом больш нічога не робіцца.",
  ),
  paid_twice: say(
    "The shopper paid more than once for this order. One of the payments should go back.",
    "Покупатель оплатил этот заказ несколько раз. Один из платежей следует вернуть.",
    "Пакупнік аплаціў гэты заказ некалькі разоў. Адзін з плацяжоў варта вярнуць.",
  ),
  payment_missing: say(
    "Medusa has a payment that Assist does not know. Do not ship before this is clear.",
    "В Medusa есть платёж, которого Assist не знает. Не отправляйте товар, пока это не выяснится.",
    "У Medusa ёсць плацёж, якога Assist не ведае. Не адпраўляйце тавар, пакуль гэта не высветліцца.",
  ),
  capture_not_at_assist: say(
    "Medusa counts this money as received, Assist has not charged it.",
    "Medusa считает эти деньги полученными, а Assist их не списал.",
    "Medusa лічыць гэтыя грошы атрыманымі, а Assist іх не спісаў.",
  ),
  refund_not_at_assist: say(
    "Medusa counts this as refunded, but the customer has not got the money.",
    "Medusa считает это возвращённым, но покупатель денег не получил.",
    "Medusa лічыць гэта вернутым, але пакупнік грошай не атрымаў.",
  ),
  charged_though_canceled: say(
    "The payment is canceled in Medusa, and Assist charged the customer all the same.",
    "Платёж в Medusa отменён, а Assist всё же списал деньги с покупателя.",
    "Плацёж у Medusa адменены, а Assist усё ж спісаў грошы з пакупніка.",
  ),
  hold_not_released: say(
    "Medusa gave this payment up, but the money is still blocked on the customer's card.",
    "Medusa отказалась от этого платежа, а деньги на карте покупателя всё ещё заблокированы.",
    "Medusa адмовілася ад гэтага плацяжу, а грошы на картцы пакупніка ўсё яшчэ заблакіраваны.",
  ),
  not_booked: say(
    "Assist did something that could not be written into Medusa's books.",
    "Assist сделал то, что не удалось записать в учёт Medusa.",
    "Assist зрабіў тое, што не ўдалося запісаць ва ўлік Medusa.",
  ),
  part_at_assist: say(
    "A part was captured or returned in Assist's cabinet, and Medusa can book this payment only as a whole: capture or return the rest there.",
    "В кабинете Assist списана или возвращена часть, а Medusa учитывает этот платёж только целиком: спишите или верните остальное там же.",
    "У кабінеце Assist спісана або вернута частка, а Medusa ўлічвае гэты плацёж толькі цалкам: спішыце або вярніце астатняе там жа.",
  ),
  order_not_placed: say(
    "The shopper paid, but no order could be made of the cart. The money went back.",
    "Покупатель заплатил, но из корзины не получился заказ. Деньги вернулись.",
    "Пакупнік заплаціў, але з кошыка не атрымаўся заказ. Грошы вярнуліся.",
  ),
  order_waiting: say(
    "The shopper has paid, and Medusa keeps failing to place the order. Look into the store's log, mend it and press Check; or give the money back. If nothing is done, it goes back by itself (option orphanedPaymentTimeout).",
    "Покупатель заплатил, а Medusa не удаётся оформить заказ. Посмотрите журнал магазина, устраните причину и нажмите «Сверить»; или верните деньги. Если ничего не сделать, они вернутся сами (настройка orphanedPaymentTimeout).",
    "Пакупнік заплаціў, а Medusa не ўдаецца аформіць заказ. Паглядзіце журнал крамы, выпраўце прычыну і націсніце «Зверыць»; або вярніце грошы. Калі нічога не зрабіць, яны вернуцца самі (налада orphanedPaymentTimeout).",
  ),
  amount_differs: say(
    "The sum or the currency that was paid is not what was due. The money went back where possible.",
    "Оплачена не та сумма или не та валюта. Где это возможно, деньги вернулись.",
    "Аплачана не тая сума або не тая валюта. Дзе гэта магчыма, грошы вярнуліся.",
  ),
  test_payment: say(
    "Assist marks this payment as a test while the shop takes real money. Do not ship.",
    "Assist отметил платёж как тестовый, а магазин принимает настоящие деньги. Не отправляйте товар.",
    "Assist пазначыў плацёж як тэставы, а крама прымае сапраўдныя грошы. Не адпраўляйце тавар.",
  ),
  state_unclear: say(
    "Look at this payment in Assist's cabinet before you do anything with it.",
    "Прежде чем что-то делать с этим платежом, посмотрите его в кабинете Assist.",
    "Перш чым нешта рабіць з гэтым плацяжом, паглядзіце яго ў кабінеце Assist.",
  ),
  hold_expiring: say(
    "After the end of the hold the bank releases the money, and it cannot be captured any more.",
    "Когда блокировка закончится, банк освободит деньги, и списать их будет нельзя.",
    "Калі блакіроўка скончыцца, банк вызваліць грошы, і спісаць іх будзе нельга.",
  ),
  fulfillment_not_captured: say(
    "Goods left the shop, and the money for them was not charged.",
    "Товар ушёл, а деньги за него не списаны.",
    "Тавар пайшоў, а грошы за яго не спісаны.",
  ),
  edit_not_followed: say(
    "The new total needs something of this hold that Assist cannot give.",
    "Для новой суммы заказа нужно то, чего Assist с этой блокировкой сделать не может.",
    "Для новай сумы заказу патрэбна тое, чаго Assist з гэтай блакіроўкай зрабіць не можа.",
  ),
  receipt_differs: say(
    "Assist reports other lines of the fiscal receipt than the shop has sent. The sum is right; compare the goods and the tax with the order before you ship.",
    "В фискальном чеке, по данным Assist, другие позиции, чем отправил магазин. Сумма верна; сверьте товары и налог с заказом до отправки.",
    "У фіскальным чэку, паводле Assist, іншыя пазіцыі, чым адправіла крама. Сума правільная; звярыце тавары і падатак з заказам да адпраўкі.",
  ),
}

function byLanguage(texts: TextsByCode): Record<keyof Texts, Record<DiscrepancyCode, string>> {
  const inOne = (language: keyof Texts) =>
    Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, text[language]])) as Record<
      DiscrepancyCode,
      string
    >
  return { en: inOne("en"), ru: inOne("ru"), be: inOne("be") }
}

export const discrepancyTitles = byLanguage(TITLES)
export const discrepancyMeanings = byLanguage(MEANINGS)
