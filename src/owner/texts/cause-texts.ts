import type { UnplacedCause } from "../../payments/unplaced"
import type { Texts } from "../admin-api"
import { say } from "./say"

/** Why money came back instead of becoming an order, and what the owner does about it. */
const CAUSES: Record<UnplacedCause, Texts> = {
  product_gone: say(
    "A product in the cart was deleted while the shopper paid. Unpublish a product before you delete it, and write to the shopper.",
    "Товар из корзины удалили, пока покупатель платил. Прежде чем удалять товар, снимите его с публикации; напишите покупателю.",
    "Тавар з кошыка выдалілі, пакуль пакупнік плаціў. Перш чым выдаляць тавар, здыміце яго з публікацыі; напішыце пакупніку.",
  ),
  out_of_stock: say(
    "There was not enough of a product left at the locations of the sales channel. Check the stock and write to the shopper.",
    "Товара на складах канала продаж не хватило. Проверьте остатки и напишите покупателю.",
    "Тавару на складах канала продажаў не хапіла. Праверце астаткі і напішыце пакупніку.",
  ),
  shipping_gone: say(
    "The shipping option the shopper chose is gone, or does not fit the goods. Check shipping options and profiles.",
    "Выбранного способа доставки больше нет, или он не подходит к товарам. Проверьте способы и профили доставки.",
    "Абранага спосабу дастаўкі больш няма, або ён не падыходзіць да тавараў. Праверце спосабы і профілі дастаўкі.",
  ),
  region_closed: say(
    "The cart's region was deleted, or this way to pay was switched off in it. Check the region's payment providers.",
    "Регион корзины удалён, или этот способ оплаты в нём отключён. Проверьте платёжных провайдеров региона.",
    "Рэгіён кошыка выдалены, або гэты спосаб аплаты ў ім адключаны. Праверце плацежных правайдараў рэгіёна.",
  ),
  cart_gone: say(
    "The cart was deleted or emptied while the shopper paid. Nothing is left to do.",
    "Корзину удалили или очистили, пока покупатель платил. Делать ничего не нужно.",
    "Кошык выдалілі або ачысцілі, пакуль пакупнік плаціў. Рабіць нічога не трэба.",
  ),
  refused_by_shop: say(
    "A check refused the order: a limit of a promotion, or a rule of your own shop. The store's log says which.",
    "Заказ не прошёл проверку: лимит акции или собственное правило магазина. Какое именно, сказано в журнале магазина.",
    "Заказ не прайшоў праверку: ліміт акцыі або ўласнае правіла крамы. Якое менавіта, сказана ў журнале крамы.",
  ),
  not_completed: say(
    "Medusa kept failing to place the order. The store's log says why: mend that, and write to the shopper.",
    "Medusa раз за разом не удавалось оформить заказ. Причина в журнале магазина: устраните её и напишите покупателю.",
    "Medusa раз за разам не ўдавалася аформіць заказ. Прычына ў журнале крамы: выпраўце яе і напішыце пакупніку.",
  ),
  session_gone: say(
    "The shopper changed the cart, or began to pay anew, after the payment page was opened. Nothing is left to do.",
    "Покупатель изменил корзину или начал оплату заново, когда страница оплаты уже была открыта. Делать ничего не нужно.",
    "Пакупнік змяніў кошык або пачаў аплату нанова, калі старонка аплаты ўжо была адкрыта. Рабіць нічога не трэба.",
  ),
  session_closed: say(
    "This attempt to pay had ended before its money arrived. Nothing is left to do.",
    "Эта попытка оплаты завершилась раньше, чем пришли деньги. Делать ничего не нужно.",
    "Гэта спроба аплаты скончылася раней, чым прыйшлі грошы. Рабіць нічога не трэба.",
  ),
  order_canceled: say(
    "The order was canceled while its payment page was open. The shopper is told that the money comes back.",
    "Заказ отменили, пока была открыта страница оплаты. Покупателю сказано, что деньги вернутся.",
    "Заказ скасавалі, пакуль была адкрыта старонка аплаты. Пакупніку сказана, што грошы вернуцца.",
  ),
  paid_otherwise: say(
    "The order was paid twice at the same time, or in another way before. One payment stays, this one went back.",
    "Заказ оплатили дважды одновременно или раньше другим способом. Один платёж остался, этот вернулся.",
    "Заказ аплацілі двойчы адначасова або раней іншым спосабам. Адзін плацёж застаўся, гэты вярнуўся.",
  ),
  nothing_owed: say(
    "The order was changed while its payment page was open, and owes nothing any more.",
    "Заказ изменили, пока была открыта страница оплаты, и доплачивать по нему больше нечего.",
    "Заказ змянілі, пакуль была адкрыта старонка аплаты, і даплачваць па ім больш няма чаго.",
  ),
}

/** What a discrepancy says of its cause; undefined: it names none, or one of a newer version. */
export function causeText({ cause }: Readonly<Record<string, string>>, language: keyof Texts): string | undefined {
  return cause !== undefined && Object.hasOwn(CAUSES, cause) ? CAUSES[cause as UnplacedCause][language] : undefined
}
