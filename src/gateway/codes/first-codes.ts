import type { CodeText, RetrySense } from "./code-text"

/** A first code in words, with what follows from it. */
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
  ["0", { en: "success", ru: "Успех", be: "Поспех", retry: "no", provesNothingDone: false }],
  ["1", { en: "error", ru: "Ошибка", be: "Памылка", retry: "ask", provesNothingDone: false }],
  [
    "2",
    { en: "internal error", ru: "Внутренняя ошибка", be: "Унутраная памылка", retry: "ask", provesNothingDone: false },
  ],
  [
    "3",
    {
      en: "a required parameter is missing",
      ru: "Отсутствие обязательного параметра",
      be: "Адсутнічае абавязковы параметр",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "4",
    {
      en: "wrong format of a parameter",
      ru: "Ошибка в формате параметра",
      be: "Памылка ў фармаце параметра",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "5",
    {
      en: "wrong value of a parameter",
      ru: "Неверное значение параметра",
      be: "Няправільнае значэнне параметра",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "6",
    {
      en: "system version does not match",
      ru: "Несоответствующая версия системы",
      be: "Неадпаведная версія сістэмы",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "7",
    {
      en: "authentication error",
      ru: "Ошибка аутентификации",
      be: "Памылка аўтэнтыфікацыі",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "8",
    {
      en: "authorization error: this login may not do it",
      ru: "Ошибка авторизации",
      be: "Памылка аўтарызацыі",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "9",
    { en: "encryption error", ru: "Ошибка шифрования", be: "Памылка шыфравання", retry: "no", provesNothingDone: true },
  ],
  [
    "10",
    { en: "no such object", ru: "Отсутствие объекта", be: "Адсутнічае аб'ект", retry: "no", provesNothingDone: true },
  ],
  [
    "11",
    { en: "duplicate object", ru: "Дубликатный объект", be: "Аб'ект-дублікат", retry: "ask", provesNothingDone: true },
  ],
  [
    "12",
    {
      en: "the object is locked",
      ru: "Объект заблокирован",
      be: "Аб'ект заблакіраваны",
      retry: "later",
      provesNothingDone: false,
    },
  ],
  [
    "14",
    { en: "forbidden object", ru: "Запрещенный объект", be: "Забаронены аб'ект", retry: "no", provesNothingDone: true },
  ],
  [
    "15",
    {
      en: "the operation is not allowed, usually because of the order's state",
      ru: "Запрещенная операция",
      be: "Забароненая аперацыя",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "16",
    {
      en: "the operation ran out of time",
      ru: "Истекло время операции",
      be: "Скончыўся час аперацыі",
      retry: "ask",
      provesNothingDone: false,
    },
  ],
  [
    "17",
    { en: "a limit is exceeded", ru: "Ошибка лимитов", be: "Памылка лімітаў", retry: "later", provesNothingDone: true },
  ],
  [
    "18",
    {
      en: "suspicion of fraud",
      ru: "Подозрение на мошенничество",
      be: "Падазрэнне на махлярства",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  ["19", { en: "access denied", ru: "Доступ запрещен", be: "Доступ забаронены", retry: "no", provesNothingDone: true }],
  [
    "20",
    {
      en: "3-D Secure error",
      ru: "Ошибка авторизации по 3D-Secure",
      be: "Памылка аўтарызацыі па 3D-Secure",
      retry: "no",
      provesNothingDone: true,
    },
  ],
  [
    "21",
    {
      en: "the operation was declined",
      ru: "Операция отклонена",
      be: "Аперацыя адхілена",
      retry: "no",
      provesNothingDone: true,
    },
  ],
])
