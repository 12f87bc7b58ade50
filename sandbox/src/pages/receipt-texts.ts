import type { Language } from "../protocol/language.ts"

const RU = {
  receipt: "Кассовый чек",
  sell: "Приход",
  sell_refund: "Возврат прихода",
  taxNumber: "ИНН",
  total: "Итого",
  cashless: "Безналичными",
  taxes: "в том числе",
  date: "Дата и время (GMT)",
  shift: "Смена",
  inShift: "Чек за смену",
  order: "Заказ",
  operation: "Операция",
  taxation: "Система налогообложения",
  drive: "Номер ФН",
  register: "Регистрационный номер ККТ",
  number: "Фискальный документ",
  sign: "Фискальный признак",
  notReal: "Чек песочницы: в налоговую службу не передан, касса и её номера вымышлены.",
  none: "Чека с такими номерами нет",
}

const EN: typeof RU = {
  receipt: "Sales receipt",
  sell: "Sale",
  sell_refund: "Return of a sale",
  taxNumber: "Tax number",
  total: "Total",
  cashless: "Cashless",
  taxes: "of which",
  date: "Date and time (GMT)",
  shift: "Shift",
  inShift: "Receipt of the shift",
  order: "Order",
  operation: "Operation",
  taxation: "Taxation system",
  drive: "Fiscal drive",
  register: "Cash register",
  number: "Fiscal document",
  sign: "Fiscal sign",
  notReal: "A receipt of the sandbox: no tax office was told, the cash register and its numbers are invented.",
  none: "There is no receipt with these numbers",
}

/** Words of a receipt. */
export const RECEIPT_TEXTS: Record<Language, typeof RU> = { RU, EN }

/** Taxes by their codes (seed 004). */
export const TAX_TEXTS: Record<string, Record<Language, string>> = {
  novat: { RU: "без НДС", EN: "no VAT" },
  vat0: { RU: "НДС 0 %", EN: "VAT 0%" },
  vat10: { RU: "НДС 10 %", EN: "VAT 10%" },
  vat18: { RU: "НДС 18 %", EN: "VAT 18%" },
  vat20: { RU: "НДС 20 %", EN: "VAT 20%" },
  vat110: { RU: "НДС 10/110", EN: "VAT 10/110" },
  vat118: { RU: "НДС 18/118", EN: "VAT 18/118" },
  vat120: { RU: "НДС 20/120", EN: "VAT 20/120" },
}

/** Payment modes by their numbers (protocol 10). */
export const MODE_TEXTS: Record<number, Record<Language, string>> = {
  1: { RU: "предоплата 100 %", EN: "full prepayment" },
  2: { RU: "предоплата", EN: "partial prepayment" },
  3: { RU: "аванс", EN: "advance" },
  4: { RU: "полный расчёт", EN: "full payment" },
  5: { RU: "частичный расчёт и кредит", EN: "partial payment and credit" },
  6: { RU: "передача в кредит", EN: "credit" },
  7: { RU: "оплата кредита", EN: "repayment of a credit" },
}

/** Taxation systems by their numbers (protocol 10). */
export const TAXATION_TEXTS: Record<string, Record<Language, string>> = {
  0: { RU: "ОСН", EN: "general" },
  1: { RU: "УСН доход", EN: "simplified, income" },
  2: { RU: "УСН доход − расход", EN: "simplified, income less expense" },
  3: { RU: "ЕНВД", EN: "imputed income" },
  4: { RU: "ЕСХН", EN: "agricultural" },
  5: { RU: "патент", EN: "patent" },
}
