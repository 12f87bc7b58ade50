import type { CodeText } from "./code-text"

/** `authresult` (seed 004; R, C and E of protocol 6.1). */
export const AUTH_RESULTS: ReadonlyMap<string, CodeText> = new Map([
  ["Y", { en: "successful", ru: "успешно" }],
  ["N", { en: "failed", ru: "неуспешно" }],
  ["A", { en: "attempted", ru: "попытка" }],
  ["U", { en: "unknown", ru: "неизвестно" }],
  ["R", { en: "rejected", ru: "отклонено" }],
  ["C", { en: "not completed", ru: "не завершено" }],
  ["E", { en: "error", ru: "ошибка" }],
])

/** `authrequired`: whether the card is enrolled (seed 004). */
export const AUTH_REQUIRED: ReadonlyMap<string, CodeText> = new Map([
  ["1", { en: "enrolled", ru: "вовлечена" }],
  ["0", { en: "not enrolled", ru: "не вовлечена" }],
  ["-1", { en: "unknown", ru: "неизвестно" }],
  ["null", { en: "error while finding out", ru: "ошибка при определении вовлеченности" }],
])
