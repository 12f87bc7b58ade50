import type { KnownOrderState } from "../model"
import type { CodeText, RetrySense } from "./code-text"

/** "Статусы заказа" of seed 004, and whether paying the same order again makes sense. */
export const ORDER_STATE_TEXTS: ReadonlyMap<KnownOrderState, CodeText & { readonly retry: RetrySense }> = new Map([
  ["In Process", { en: "in process", ru: "В процессе", retry: "ask" }],
  ["Delayed", { en: "awaiting confirmation of the payment", ru: "Ожидает подтверждения оплаты", retry: "no" }],
  ["Approved", { en: "paid", ru: "Оплачен", retry: "no" }],
  ["PartialApproved", { en: "paid in part (not used)", ru: "Оплачен частично", retry: "no" }],
  ["PartialDelayed", { en: "confirmed in part", ru: "Подтвержден частично", retry: "no" }],
  ["Canceled", { en: "cancelled", ru: "Отменен", retry: "no" }],
  ["PartialCanceled", { en: "cancelled in part", ru: "Отменен частично", retry: "no" }],
  ["Declined", { en: "declined", ru: "Отклонен", retry: "yes" }],
  ["Timeout", { en: "closed because its time ran out", ru: "Закрыт по истечении времени", retry: "yes" }],
])
