import type { OperationState } from "../model"
import type { CodeText, RetrySense } from "./code-text"

/** "Типы операций" of seed 004; 500 is known from public client code (protocol 11.2). */
export const OPERATION_TYPES: ReadonlyMap<string, CodeText & { readonly name: string }> = new Map([
  ["100", { name: "Approve", en: "payment", ru: "Оплата", be: "Аплата" }],
  ["200", { name: "Charge", en: "confirmation of the payment", ru: "Подтверждение оплаты", be: "Пацвярджэнне аплаты" }],
  ["300", { name: "PaymentCancel", en: "cancel", ru: "Отмена", be: "Скасаванне" }],
  ["500", { name: "Points", en: "accrual of points", ru: "Начисление баллов", be: "Налічэнне балаў" }],
])

type KnownOperationState = Exclude<OperationState, "unknown">

/** "Состояния операции" of seed 004, and whether the same operation makes sense again. */
export const OPERATION_STATES: ReadonlyMap<KnownOperationState, CodeText & { readonly retry: RetrySense }> = new Map([
  ["new", { en: "created", ru: "Создана", be: "Створана", retry: "ask" }],
  ["in_process", { en: "being processed", ru: "В процессе обработки", be: "У працэсе апрацоўкі", retry: "ask" }],
  ["success", { en: "finished with success", ru: "Завершена успешно", be: "Завершана паспяхова", retry: "no" }],
  ["failure", { en: "finished without success", ru: "Завершена неуспешно", be: "Завершана няўдала", retry: "yes" }],
  [
    "timeout",
    {
      en: "closed because its time ran out",
      ru: "Закрыта по истечению времени",
      be: "Закрыта па заканчэнні часу",
      retry: "ask",
    },
  ],
])
