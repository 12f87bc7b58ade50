import type { CodeText } from "../gateway"
import { be } from "./be"
import { tellRefusal } from "./fill"
import type { Refusal } from "./refusal"
import { ru } from "./ru"
import { serverFormats } from "./server-formats"
import { same } from "./words"

/** A refusal inside of an answer that comes in three languages; one without a code stays in English. */
export function inEveryLanguage(refusal: Refusal | null, english: string): CodeText {
  if (!refusal) return same(english)
  return {
    en: english,
    ru: tellRefusal(refusal, ru, serverFormats("ru")) ?? english,
    be: tellRefusal(refusal, be, serverFormats("be")) ?? english,
  }
}
