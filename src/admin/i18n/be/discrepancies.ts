import { discrepancyMeanings, discrepancyTitles } from "../../../owner/texts/discrepancy-texts"

export default {
  discrepancy: {
    note: "Заўвага",
    note_why: "Чаму гэта ў парадку?",
    details: "Падрабязнасці",
    since: "з {{when}}",
    closed: "закрыта {{when}}",
    confirm_title: "{{action}}?",
    order: "Заказ №{{id}}",
    no_order: "няма заказу ў Medusa",
    status: { open: "Адкрыта", resolved: "Уладжана", accepted: "Прынята" },
    action: {
      check: "Зверыць з Assist",
      release: "Вярнуць грошы пакупніку",
      release_extra: "Вярнуць лішні плацёж",
      capture: "Спісаць у Assist",
      refund: "Вярнуць у Assist",
      accept: "Прыняць як ёсць",
    },
    confirm: {
      release: "Грошы гэтага плацяжу вернуцца пакупніку: блакіроўка здымецца, спісанае будзе вернута.",
      release_extra: "Наступны плацёж з гэтым нумарам заказу вернецца пакупніку. Першы застанецца.",
      capture:
        "Сума, якая праведзена ў Medusa або належыць, зараз спішацца ў Assist. Рэшта блакіроўкі вернецца пакупніку.",
      refund: "Сума, якая ў Medusa ўжо праведзена як вяртанне, зараз вернецца пакупніку праз Assist.",
      accept: "Грошы не рухаюцца. Пытанне закрываецца з вашай заўвагай.",
    },
    confirm_sum: "Сума: {{amount}}.",
    code: discrepancyTitles.be,
    why: discrepancyMeanings.be,
  },
}
