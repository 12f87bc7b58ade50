import type { CodeText } from "./code-text"

/** `authresult` (seed 004; R, C and E of protocol 6.1). */
export const AUTH_RESULTS: ReadonlyMap<string, CodeText> = new Map([
  ["Y", { en: "successful", ru: "успешно", be: "паспяхова" }],
  ["N", { en: "failed", ru: "неуспешно", be: "няўдала" }],
  ["A", { en: "attempted", ru: "попытка", be: "спроба" }],
  ["U", { en: "unknown", ru: "неизвестно", be: "невядома" }],
  ["R", { en: "rejected", ru: "отклонено", be: "адхілена" }],
  ["C", { en: "not completed", ru: "не завершено", be: "не завершана" }],
  ["E", { en: "error", ru: "ошибка", be: "памылка" }],
])

/** `authrequired`: whether the card is enrolled (seed 004). */
export const AUTH_REQUIRED: ReadonlyMap<string, CodeText> = new Map([
  ["1", { en: "enrolled", ru: "вовлечена", be: "уключана" }],
  ["0", { en: "not enrolled", ru: "не вовлечена", be: "не ўключана" }],
  ["-1", { en: "unknown", ru: "неизвестно", be: "невядома" }],
  [
    "null",
    {
      en: "error while finding out",
      ru: "ошибка при определении вовлеченности",
      be: "памылка пры вызначэнні ўключанасці",
    },
  ],
])
