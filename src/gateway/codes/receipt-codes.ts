import type { CodeText } from "./code-text"

/** "Значения идентификатора ставки налога" of seed 004; vat18 and vat118 are its older ones (list of parameters). */
export const TAX_RATES: ReadonlyMap<string, CodeText> = new Map([
  ["novat", { en: "without VAT", ru: "Без НДС", be: "Без ПДВ" }],
  ["vat0", { en: "VAT 0%", ru: "Ставка НДС 0%", be: "Стаўка ПДВ 0%" }],
  ["vat10", { en: "VAT 10%", ru: "Ставка НДС 10%", be: "Стаўка ПДВ 10%" }],
  ["vat18", { en: "VAT 18% (until 2019)", ru: "Ставка НДС 18%", be: "Стаўка ПДВ 18%" }],
  ["vat20", { en: "VAT 20%", ru: "Ставка НДС 20%", be: "Стаўка ПДВ 20%" }],
  [
    "vat110",
    { en: "VAT computed at 10/110", ru: "НДС, рассчитанный по ставке 10/110", be: "ПДВ, разлічаны па стаўцы 10/110" },
  ],
  [
    "vat118",
    {
      en: "VAT computed at 18/118 (until 2019)",
      ru: "НДС, рассчитанный по ставке 18/118",
      be: "ПДВ, разлічаны па стаўцы 18/118",
    },
  ],
  [
    "vat120",
    { en: "VAT computed at 20/120", ru: "НДС, рассчитанный по ставке 20/120", be: "ПДВ, разлічаны па стаўцы 20/120" },
  ],
])

/** "Значения способа расчета" (FPMode) of seed 004. */
export const PAYMENT_MODES: ReadonlyMap<string, CodeText> = new Map([
  ["1", { en: "full prepayment", ru: "Предоплата 100%", be: "Перадаплата 100%" }],
  ["2", { en: "partial prepayment", ru: "Предоплата", be: "Перадаплата" }],
  ["3", { en: "advance", ru: "Аванс", be: "Аванс" }],
  ["4", { en: "full payment", ru: "Полный расчет", be: "Поўны разлік" }],
  ["5", { en: "partial payment and credit", ru: "Частичный расчет и кредит", be: "Частковы разлік і крэдыт" }],
  ["6", { en: "handed over on credit", ru: "Передача в кредит", be: "Перадача ў крэдыт" }],
  ["7", { en: "payment of a credit", ru: "Оплата кредита", be: "Аплата крэдыту" }],
])

/** "Значения типов системы налогообложения" (TaxationSystem) of seed 004. */
export const TAXATION_SYSTEMS: ReadonlyMap<string, CodeText> = new Map([
  ["0", { en: "general", ru: "Общая", be: "Агульная" }],
  ["1", { en: "simplified, income", ru: "Упрощенная доход", be: "Спрошчаная, даход" }],
  [
    "2",
    {
      en: "simplified, income minus expenses",
      ru: "Упрощенная доход минус расход",
      be: "Спрошчаная, даход мінус расход",
    },
  ],
  [
    "3",
    {
      en: "single tax on imputed income",
      ru: "Единый налог на вмененный доход",
      be: "Адзіны падатак на налічаны даход",
    },
  ],
  [
    "4",
    { en: "single agricultural tax", ru: "Единый сельскохозяйственный налог", be: "Адзіны сельскагаспадарчы падатак" },
  ],
  ["5", { en: "patent", ru: "Патентная система налогообложения", be: "Патэнтная сістэма падаткаабкладання" }],
])

/** "Значения видов оплаты" (Paymenttype) of seed 004; `onReceipt` is how the receipt shows it, where the seed says so. */
export const PAYMENT_TYPES: ReadonlyMap<string, CodeText & { readonly onReceipt?: string }> = new Map([
  ["1", { en: "bank card", ru: "Банковская карта", be: "Банкаўская картка", onReceipt: "ЭЛЕКТРОННО" }],
  ["2", { en: "wallets", ru: "Кошельки", be: "Кашалькі" }],
  ["3", { en: "cashless", ru: "Безналичный расчет", be: "Безнаяўны разлік" }],
  ["10", { en: "cash", ru: "Наличный расчет", be: "Наяўны разлік", onReceipt: "НАЛИЧНЫМИ" }],
  [
    "21",
    {
      en: "prepayment (advance offset)",
      ru: "Предоплата (зачет аванса)",
      be: "Перадаплата (залік авансу)",
      onReceipt: "АВАНС",
    },
  ],
  [
    "22",
    { en: "postpayment (on credit)", ru: "Постоплата (в кредит)", be: "Паслааплата (у крэдыт)", onReceipt: "В КРЕДИТ" },
  ],
  [
    "23",
    {
      en: "counter-presentation",
      ru: "Оплата встречным представлением",
      be: "Аплата сустрэчным прадстаўленнем",
      onReceipt: "ОБМЕН",
    },
  ],
])
