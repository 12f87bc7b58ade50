import type { CodeText } from "./code-text"

/** "Значения идентификатора ставки налога" of seed 004; vat18 and vat118 are its older ones (list of parameters). */
export const TAX_RATES: ReadonlyMap<string, CodeText> = new Map([
  ["novat", { en: "without VAT", ru: "Без НДС" }],
  ["vat0", { en: "VAT 0%", ru: "Ставка НДС 0%" }],
  ["vat10", { en: "VAT 10%", ru: "Ставка НДС 10%" }],
  ["vat18", { en: "VAT 18% (until 2019)", ru: "Ставка НДС 18%" }],
  ["vat20", { en: "VAT 20%", ru: "Ставка НДС 20%" }],
  ["vat110", { en: "VAT computed at 10/110", ru: "НДС, рассчитанный по ставке 10/110" }],
  ["vat118", { en: "VAT computed at 18/118 (until 2019)", ru: "НДС, рассчитанный по ставке 18/118" }],
  ["vat120", { en: "VAT computed at 20/120", ru: "НДС, рассчитанный по ставке 20/120" }],
])

/** "Значения способа расчета" (FPMode) of seed 004. */
export const PAYMENT_MODES: ReadonlyMap<string, CodeText> = new Map([
  ["1", { en: "full prepayment", ru: "Предоплата 100%" }],
  ["2", { en: "partial prepayment", ru: "Предоплата" }],
  ["3", { en: "advance", ru: "Аванс" }],
  ["4", { en: "full payment", ru: "Полный расчет" }],
  ["5", { en: "partial payment and credit", ru: "Частичный расчет и кредит" }],
  ["6", { en: "handed over on credit", ru: "Передача в кредит" }],
  ["7", { en: "payment of a credit", ru: "Оплата кредита" }],
])

/** "Значения типов системы налогообложения" (TaxationSystem) of seed 004. */
export const TAXATION_SYSTEMS: ReadonlyMap<string, CodeText> = new Map([
  ["0", { en: "general", ru: "Общая" }],
  ["1", { en: "simplified, income", ru: "Упрощенная доход" }],
  ["2", { en: "simplified, income minus expenses", ru: "Упрощенная доход минус расход" }],
  ["3", { en: "single tax on imputed income", ru: "Единый налог на вмененный доход" }],
  ["4", { en: "single agricultural tax", ru: "Единый сельскохозяйственный налог" }],
  ["5", { en: "patent", ru: "Патентная система налогообложения" }],
])

/** "Значения видов оплаты" (Paymenttype) of seed 004; `onReceipt` is how the receipt shows it, where the seed says so. */
export const PAYMENT_TYPES: ReadonlyMap<string, CodeText & { readonly onReceipt?: string }> = new Map([
  ["1", { en: "bank card", ru: "Банковская карта", onReceipt: "ЭЛЕКТРОННО" }],
  ["2", { en: "wallets", ru: "Кошельки" }],
  ["3", { en: "cashless", ru: "Безналичный расчет" }],
  ["10", { en: "cash", ru: "Наличный расчет", onReceipt: "НАЛИЧНЫМИ" }],
  ["21", { en: "prepayment (advance offset)", ru: "Предоплата (зачет аванса)", onReceipt: "АВАНС" }],
  ["22", { en: "postpayment (on credit)", ru: "Постоплата (в кредит)", onReceipt: "В КРЕДИТ" }],
  ["23", { en: "counter-presentation", ru: "Оплата встречным представлением", onReceipt: "ОБМЕН" }],
])
