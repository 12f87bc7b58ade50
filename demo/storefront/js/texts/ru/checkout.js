/** Address, delivery, the choice of payment. */
export const checkout = {
  checkout: "Оформление заказа",
  contact: "Куда доставить",
  email: "Эл. почта",
  firstName: "Имя",
  lastName: "Фамилия",
  phone: "Телефон",
  address: "Улица, дом, квартира",
  city: "Город",
  postalCode: "Индекс",
  deliveryMethod: "Доставка",
  deliveries: {
    courier: {
      name: "Курьер",
      note: "До двери, 1-3 дня",
    },
    "pickup-point": {
      name: "Пункт выдачи",
      note: "Рядом с домом, 2-5 дней",
    },
  },
  payment: "Оплата",
  assist: "Картой через Assist",
  assistNote: "Вы перейдёте на защищённую страницу оплаты и вернётесь сюда.",
  onDelivery: "При получении",
  onDeliveryNote: "Наличными или картой курьеру.",
  otherProvider: "Другой способ",
  payAssist: "Оплатить через Assist",
  payAgain: "Попробовать оплатить ещё раз",
  placeOrder: "Оформить заказ",
  yourOrder: "Ваш заказ",
  goingToAssist: "Переходим к оплате…",
}
