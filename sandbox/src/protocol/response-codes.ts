import type { Language } from "./language.ts"

interface ResponseText {
  message: Record<Language, string>
  customer: Record<Language, string>
  recommendation: Record<Language, string>
}

const same = (RU: string, EN: string): Record<Language, string> => ({ RU, EN })
const none = same("", "")
const otherCard = same("Попробуйте другую карту", "Try another card")

/** `responsecode` in words (protocol 11.5). */
const TEXTS: Record<string, ResponseText> = {
  AS000: { message: same("Операция завершена успешно", "Operation succeeded"), customer: none, recommendation: none },
  AS100: {
    message: same("Отказ в авторизации", "Authorization declined"),
    customer: same("Банк отклонил оплату", "The bank declined the payment"),
    recommendation: otherCard,
  },
  AS101: {
    message: same("Неверные данные карты", "Wrong card data"),
    customer: same("Неверный номер карты", "Wrong card number"),
    recommendation: same("Проверьте данные карты", "Check the card data"),
  },
  AS102: {
    message: same("Недостаточно средств", "Insufficient funds"),
    customer: same("На карте недостаточно средств", "Not enough money on the card"),
    recommendation: otherCard,
  },
  AS104: {
    message: same("Неверный срок действия карты", "Wrong expiry date"),
    customer: same("Неверный срок действия карты", "Wrong expiry date"),
    recommendation: same("Проверьте данные карты", "Check the card data"),
  },
  AS105: {
    message: same("Превышен лимит по карте", "Card limit exceeded"),
    customer: same("Превышен лимит операций по карте", "The card's limit is exceeded"),
    recommendation: otherCard,
  },
  AS108: {
    message: same("Подозрение на мошенничество", "Suspected fraud"),
    customer: same("Оплата отклонена", "The payment was declined"),
    recommendation: otherCard,
  },
  AS110: {
    message: same("Необходима авторизация по 3-D Secure", "3-D Secure authentication required"),
    customer: same("Подтверждение 3-D Secure не пройдено", "3-D Secure check was not passed"),
    recommendation: same("Повторите оплату", "Pay again"),
  },
  AS300: {
    message: same("Операция в процессе", "Operation in progress"),
    customer: same("Ожидайте ответа банка", "Wait for the bank's answer"),
    recommendation: none,
  },
}

/** The three texts that go with a response code. */
export function responseTexts(code: string, language: Language) {
  const texts = TEXTS[code]
  return {
    message: texts?.message[language] ?? "",
    customermessage: texts?.customer[language] ?? "",
    recommendation: texts?.recommendation[language] ?? "",
  }
}
