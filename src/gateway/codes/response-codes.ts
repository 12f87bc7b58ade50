import type { CodeText, RetrySense } from "./code-text"

/** A response code in words, with the sense of a repeat. */
export interface ResponseCode extends CodeText {
  readonly retry: RetrySense
}

/** `responsecode` of an operation: meanings and the sense of a repeat from protocol 11.5. */
export const RESPONSE_CODES: ReadonlyMap<string, ResponseCode> = new Map([
  ["AS000", { en: "success", ru: "успешно", be: "паспяхова", retry: "no" }],
  ["AS100", { en: "declined", ru: "отказ", be: "адмова", retry: "yes" }],
  ["AS101", { en: "wrong card data", ru: "неверные данные карты", be: "няправільныя даныя карткі", retry: "yes" }],
  ["AS102", { en: "insufficient funds", ru: "недостаточно средств", be: "недастаткова сродкаў", retry: "later" }],
  [
    "AS104",
    {
      en: "wrong expiry date of the card",
      ru: "неверный срок действия карты",
      be: "няправільны тэрмін дзеяння карткі",
      retry: "yes",
    },
  ],
  [
    "AS105",
    { en: "card limit exceeded", ru: "превышен лимит по карте", be: "перавышаны ліміт па картцы", retry: "later" },
  ],
  ["AS106", { en: "wrong PIN", ru: "неверный PIN", be: "няправільны PIN", retry: "yes" }],
  ["AS107", { en: "data reception error", ru: "ошибка приёма данных", be: "памылка прыёму даных", retry: "yes" }],
  ["AS108", { en: "suspected fraud", ru: "подозрение на мошенничество", be: "падазрэнне на махлярства", retry: "no" }],
  [
    "AS109",
    {
      en: "limit of operations at Assist exceeded",
      ru: "превышен лимит операций в Ассист",
      be: "перавышаны ліміт аперацый у Асіст",
      retry: "later",
    },
  ],
  ["AS110", { en: "3-D Secure is required", ru: "требуется 3-D Secure", be: "патрабуецца 3-D Secure", retry: "yes" }],
  ["AS200", { en: "repeat the authorization", ru: "повторите авторизацию", be: "паўтарыце аўтарызацыю", retry: "ask" }],
  [
    "AS300",
    {
      en: "the operation is in progress",
      ru: "операция выполняется, ждите",
      be: "аперацыя выконваецца, чакайце",
      retry: "ask",
    },
  ],
  [
    "AS400",
    {
      en: "no payment with these parameters",
      ru: "платёж с такими параметрами не найден",
      be: "плацёж з такімі параметрамі не знойдзены",
      retry: "no",
    },
  ],
  [
    "AS998",
    {
      en: "system error at Assist",
      ru: "системная ошибка, обратитесь в Ассист",
      be: "сістэмная памылка, звярніцеся ў Асіст",
      retry: "ask",
    },
  ],
])

/** AS100 to AS199 are final refusals (protocol 11.5), AS400 says there is no such payment: nothing was done. */
export function isDecline(responseCode: string): boolean {
  return /^AS1\d\d$/.test(responseCode) || responseCode === "AS400"
}
