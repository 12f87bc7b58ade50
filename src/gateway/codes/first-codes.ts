import type { CodeText, RetrySense } from "./code-text"

export interface FirstCode extends CodeText {
  readonly retry: RetrySense
  /** True when an answer with this code proves that Assist did nothing; false when the operation may have happened. */
  readonly provesNothingDone: boolean
}

/**
 * "Первый код", Russian texts as in seed 004, English from protocol 11.6, sense of a repeat from protocol 11.7.
 * 1, 2, 12 and 16 come from the middle of Assist's work (error, internal error, object locked, time ran out), so
 * they prove nothing.
 */
export const FIRST_CODES: ReadonlyMap<string, FirstCode> = new Map([
  ["0", { en: "success", ru: "Успех", retry: "no", provesNothingDone: false }],
  ["1", { en: "error", ru: "Ошибка", retry: "ask", provesNothingDone: false }],
  ["2", { en: "internal error", ru: "Внутренняя ошибка", retry: "ask", provesNothingDone: false }],
  [
    "3",
    {
      en: "a required parameter is missing",
      ru: "Отсутствие обязательного параметра",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  ["4", { en: "wrong format of a parameter", ru: "Ошибка в формате параметра", retry: "no", provesNothingDone: true }],
  ["5", { en: "wrong value of a parameter", ru: "Неверное значение параметра", retry: "no", provesNothingDone: true }],
  [
    "6",
    {
      en: "system version does not match",
      ru: "Несоответствующая версия системы",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  ["7", { en: "authentication error", ru: "Ошибка аутентификации", retry: "no", provesNothingDone: true }],
  [
    "8",
    {
      en: "authorisation error: this login may not do it",
      ru: "Ошибка авторизации",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  ["9", { en: "encryption error", ru: "Ошибка шифрования", retry: "no", provesNothingDone: true }],
  ["10", { en: "no such object", ru: "Отсутствие объекта", retry: "no", provesNothingDone: true }],
  ["11", { en: "duplicate object", ru: "Дубликатный объект", retry: "ask", provesNothingDone: true }],
  ["12", { en: "the object is locked", ru: "Объект заблокирован", retry: "later", provesNothingDone: false }],
  ["14", { en: "forbidden object", ru: "Запрещенный объект", retry: "no", provesNothingDone: true }],
  [
    "15",
    {
      en: "the operation is not allowed, usually because of the order's state",
      ru: "Запрещенная операция",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  ["16", { en: "the operation ran out of time", ru: "Истекло время операции", retry: "ask", provesNothingDone: false }],
  ["17", { en: "a limit is exceeded", ru: "Ошибка лимитов", retry: "later", provesNothingDone: true }],
  ["18", { en: "suspicion of fraud", ru: "Подозрение на мошенничество", retry: "no", provesNothingDone: true }],
  ["19", { en: "access denied", ru: "Доступ запрещен", retry: "no", provesNothingDone: true }],
  ["20", { en: "3-D Secure error", ru: "Ошибка авторизации по 3D-Secure", retry: "no", provesNothingDone: true }],
  ["21", { en: "the operation was declined", ru: "Операция отклонена", retry: "no", provesNothingDone: true }],
])
