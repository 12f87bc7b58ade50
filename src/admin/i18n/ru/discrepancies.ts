import { discrepancyMeanings, discrepancyTitles } from "../../../owner/texts/discrepancy-texts"

export default {
  discrepancy: {
    note: "Примечание",
    note_why: "Почему это в порядке?",
    details: "Подробности",
    since: "с {{when}}",
    closed: "закрыто {{when}}",
    confirm_title: "{{action}}?",
    order: "Заказ №{{id}}",
    no_order: "нет заказа в Medusa",
    status: { open: "Открыто", resolved: "Улажено", accepted: "Принято" },
    action: {
      check: "Сверить с Assist",
      release: "Вернуть деньги покупателю",
      release_extra: "Вернуть лишний платёж",
      capture: "Списать в Assist",
      refund: "Вернуть в Assist",
      accept: "Принять как есть",
    },
    confirm: {
      release: "Деньги этого платежа вернутся покупателю: блокировка снимется, списанное будет возвращено.",
      release_extra: "Следующий платёж с этим номером заказа вернётся покупателю. Первый останется.",
      capture:
        "Сумма, которая проведена в Medusa или причитается, сейчас спишется в Assist. Остаток блокировки вернётся покупателю.",
      refund: "Сумма, которая в Medusa уже проведена как возврат, сейчас вернётся покупателю через Assist.",
      accept: "Деньги не двигаются. Вопрос закрывается с вашим примечанием.",
    },
    confirm_sum: "Сумма: {{amount}}.",
    code: discrepancyTitles.ru,
    why: discrepancyMeanings.ru,
  },
}
