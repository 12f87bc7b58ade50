import type { ShopperLanguage } from "./language"

interface ShopperTexts {
  payTitle: string
  payLead: string
  payButton: string
  backToShop: string
  problems: Record<PayProblem, { title: string; text: string }>
  /** Why a payment by token was not begun. */
  token: Record<
    "too_many" | "payer_incomplete" | "unknown_session" | "log_in" | "card_unknown" | "no_card_for_agreement",
    string
  >
  outcomes: Record<"timeout" | "canceled" | "refused" | "order_not_placed" | "order_canceled" | "returned", string>
}

/** Why the way to Assist is closed. */
export type PayProblem = "gone" | "stale" | "closed" | "unavailable" | "not_opened"

export const SHOPPER_TEXTS: Readonly<Record<ShopperLanguage, ShopperTexts>> = {
  en: {
    payTitle: "To the payment page",
    payLead: "You are being taken to the secure payment page of Assist. If nothing happens, press the button.",
    payButton: "Go to payment",
    backToShop: "Back to the shop",
    token: {
      too_many:
        "This payment was tried too often. Nothing was charged. Start a new payment, or pay on the payment page.",
      payer_incomplete:
        "To pay this way, first name, last name and e-mail are needed. Complete them and try again. Nothing was charged.",
      unknown_session: "This payment is not known. Nothing was charged. Start the payment again.",
      log_in: "Log in to pay with a stored card. Nothing was charged.",
      no_card_for_agreement:
        "The first payment of a subscription cannot be made with a stored card. Nothing was charged. Pay on the payment page.",
      card_unknown: "This card is not stored any more. Nothing was charged. Choose another card.",
    },
    outcomes: {
      timeout: "The time to pay ran out. Nothing was charged; please try again.",
      canceled: "This payment was canceled and nothing was charged. Start the payment again.",
      refused: "The payment could not be accepted. Please contact the shop.",
      order_not_placed: "The order could not be placed, so your money is being returned. Nothing remains charged.",
      order_canceled: "The order was canceled, so your money is being returned. Nothing remains charged.",
      returned: "This payment was returned to you. Nothing remains charged.",
    },
    problems: {
      gone: {
        title: "This payment is not known",
        text: "The link is incomplete, or the cart was changed after it was made. Nothing was charged. Go back to the shop and start the payment again.",
      },
      stale: {
        title: "Your cart has changed",
        text: "The sum of this payment is no longer the sum of your cart. Nothing was charged. Go back to the shop and start the payment again.",
      },
      closed: {
        title: "This payment was closed",
        text: "This attempt to pay has ended and cannot be continued. Go back to the shop and start the payment again.",
      },
      unavailable: {
        title: "Payment is not available right now",
        text: "We could not make sure whether you have paid already, so we do not let you pay twice. Try again in a minute.",
      },
      not_opened: {
        title: "The payment page could not be opened",
        text: "Nothing was charged. Try again in a minute, or go back to the shop and start the payment again.",
      },
    },
  },
  ru: {
    payTitle: "Переход к оплате",
    payLead: "Сейчас откроется защищённая платёжная страница Ассист. Если этого не произошло, нажмите кнопку.",
    payButton: "Перейти к оплате",
    backToShop: "Вернуться в магазин",
    token: {
      too_many:
        "Слишком много попыток оплаты. Деньги не списаны. Начните новую оплату или оплатите на платёжной странице.",
      payer_incomplete:
        "Для оплаты этим способом нужны имя, фамилия и e-mail. Заполните их и попробуйте ещё раз. Деньги не списаны.",
      unknown_session: "Такой платёж не найден. Деньги не списаны. Начните оплату заново.",
      log_in: "Войдите в свой аккаунт, чтобы заплатить сохранённой картой. Деньги не списаны.",
      no_card_for_agreement:
        "Первый платёж по подписке нельзя сделать сохранённой картой. Деньги не списаны. Оплатите на платёжной странице.",
      card_unknown: "Эта карта больше не сохранена. Деньги не списаны. Выберите другую карту.",
    },
    outcomes: {
      timeout: "Время на оплату истекло. Деньги не списаны, попробуйте ещё раз.",
      canceled: "Платёж отменён, деньги не списаны. Начните оплату заново.",
      refused: "Платёж не принят. Свяжитесь с магазином.",
      order_not_placed: "Оформить заказ не удалось, поэтому деньги возвращаются. Ничего не останется списанным.",
      order_canceled: "Заказ отменён, поэтому деньги возвращаются. Ничего не останется списанным.",
      returned: "Этот платёж вам возвращён. Ничего не осталось списанным.",
    },
    problems: {
      gone: {
        title: "Такой платёж не найден",
        text: "Ссылка неполная, или корзина изменилась после её создания. Деньги не списаны. Вернитесь в магазин и начните оплату заново.",
      },
      stale: {
        title: "Корзина изменилась",
        text: "Сумма этого платежа больше не совпадает с суммой корзины. Деньги не списаны. Вернитесь в магазин и начните оплату заново.",
      },
      closed: {
        title: "Этот платёж закрыт",
        text: "Эта попытка оплаты завершена, продолжить её нельзя. Вернитесь в магазин и начните оплату заново.",
      },
      unavailable: {
        title: "Оплата сейчас недоступна",
        text: "Не удалось проверить, не оплачен ли заказ, поэтому мы не даём заплатить дважды. Попробуйте через минуту.",
      },
      not_opened: {
        title: "Не удалось открыть страницу оплаты",
        text: "Деньги не списаны. Попробуйте через минуту или вернитесь в магазин и начните оплату заново.",
      },
    },
  },
  be: {
    payTitle: "Пераход да аплаты",
    payLead: "Зараз адкрыецца абароненая плацежная старонка Асіст. Калі гэтага не адбылося, націсніце кнопку.",
    payButton: "Перайсці да аплаты",
    backToShop: "Вярнуцца ў краму",
    token: {
      too_many: "Занадта шмат спроб аплаты. Грошы не спісаны. Пачніце новую аплату або аплаціце на плацежнай старонцы.",
      payer_incomplete:
        "Для аплаты гэтым спосабам патрэбныя імя, прозвішча і e-mail. Запоўніце іх і паспрабуйце яшчэ раз. Грошы не спісаны.",
      unknown_session: "Такі плацёж не знойдзены. Грошы не спісаны. Пачніце аплату нанова.",
      log_in: "Увайдзіце ў свой акаўнт, каб заплаціць захаванай карткай. Грошы не спісаны.",
      no_card_for_agreement:
        "Першы плацёж па падпісцы нельга зрабіць захаванай карткай. Грошы не спісаны. Аплаціце на плацежнай старонцы.",
      card_unknown: "Гэтая картка больш не захавана. Грошы не спісаны. Выберыце іншую картку.",
    },
    outcomes: {
      timeout: "Час на аплату скончыўся. Грошы не спісаны, паспрабуйце яшчэ раз.",
      canceled: "Плацёж скасаваны, грошы не спісаны. Пачніце аплату нанова.",
      refused: "Плацёж не прыняты. Звяжыцеся з крамай.",
      order_not_placed: "Аформіць заказ не ўдалося, таму грошы вяртаюцца. Нічога не застанецца спісаным.",
      order_canceled: "Заказ скасаваны, таму грошы вяртаюцца. Нічога не застанецца спісаным.",
      returned: "Гэты плацёж вам вернуты. Нічога не засталося спісаным.",
    },
    problems: {
      gone: {
        title: "Такі плацёж не знойдзены",
        text: "Спасылка няпоўная, або кошык змяніўся пасля яе стварэння. Грошы не спісаны. Вярніцеся ў краму і пачніце аплату нанова.",
      },
      stale: {
        title: "Кошык змяніўся",
        text: "Сума гэтага плацяжу больш не супадае з сумай кошыка. Грошы не спісаны. Вярніцеся ў краму і пачніце аплату нанова.",
      },
      closed: {
        title: "Гэты плацёж закрыты",
        text: "Гэтая спроба аплаты завершана, працягнуць яе нельга. Вярніцеся ў краму і пачніце аплату нанова.",
      },
      unavailable: {
        title: "Аплата зараз недаступная",
        text: "Не ўдалося праверыць, ці не аплачаны заказ, таму мы не даём заплаціць двойчы. Паспрабуйце праз хвіліну.",
      },
      not_opened: {
        title: "Не ўдалося адкрыць старонку аплаты",
        text: "Грошы не спісаны. Паспрабуйце праз хвіліну або вярніцеся ў краму і пачніце аплату нанова.",
      },
    },
  },
}
