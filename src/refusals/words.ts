import type { CodeText } from "../gateway"

/** What is the same in every language, as one of Assist's own words is. */
export const same = (text: string): CodeText => ({ en: text, ru: text, be: text })

/** Assist's word for the state of an order, or that it has none. */
export const stateWords = (text: string | undefined): CodeText =>
  text ? same(text) : { en: "no such order", ru: "такого заказа нет", be: "такога заказу няма" }

/** What money operations are called in the middle of a sentence. */
export const OPERATION_WORDS = {
  payment: { en: "payment", ru: "оплата", be: "аплата" },
  charge: { en: "capture", ru: "списание", be: "спісанне" },
  release: { en: "release", ru: "снятие блокировки", be: "зняцце блакіроўкі" },
  refund: { en: "refund", ru: "возврат", be: "вяртанне" },
} as const satisfies Record<string, CodeText>
