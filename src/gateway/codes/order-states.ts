import type { KnownOrderState } from "../model"
import type { CodeText, RetrySense } from "./code-text"

/** "Статусы заказа" of seed 004, and whether paying the same order again makes sense. */
export const ORDER_STATE_TEXTS: ReadonlyMap<KnownOrderState, CodeText & { readonly retry: RetrySense }> = new Map([
  ["In Process", { en: "in process", ru: "В процессе", be: "У працэсе", retry: "ask" }],
  [
    "Delayed",
    {
      en: "awaiting confirmation of the payment",
      ru: "Ожидает подтверждения оплаты",
      be: "Чакае пацвярджэння аплаты",
      retry: "no",
    },
  ],
  ["Approved", { en: "paid", ru: "Оплачен", be: "Аплачаны", retry: "no" }],
  ["PartialApproved", { en: "paid in part (not used)", ru: "Оплачен частично", be: "Аплачаны часткова", retry: "no" }],
  ["PartialDelayed", { en: "confirmed in part", ru: "Подтвержден частично", be: "Пацверджаны часткова", retry: "no" }],
  ["Canceled", { en: "canceled", ru: "Отменен", be: "Скасаваны", retry: "no" }],
  ["PartialCanceled", { en: "canceled in part", ru: "Отменен частично", be: "Скасаваны часткова", retry: "no" }],
  ["Declined", { en: "declined", ru: "Отклонен", be: "Адхілены", retry: "yes" }],
  [
    "Timeout",
    {
      en: "closed because its time ran out",
      ru: "Закрыт по истечении времени",
      be: "Закрыты па заканчэнні часу",
      retry: "yes",
    },
  ],
])
