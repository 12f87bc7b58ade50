import { useMemo, useSyncExternalStore } from "react"
import { useTranslation } from "react-i18next"
import type { Texts } from "../../owner/admin-api"
import type { Refusal } from "../../refusals/refusal"
import type { TextKey } from "../i18n/text-key"
import { ApiError } from "./api-error"
import { type Formats, formatsOf, localeOf } from "./formats"
import { type Language, languageOf, readChoice, subscribeToChoice } from "./language"
import { withPageSums } from "./page-sums"
import { toldRefusal } from "./told-refusal"

/** Looks a text up; `count` chooses the plural form. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export interface AdminTexts {
  readonly t: Translate
  readonly language: Language
  /** The right one of the texts that came with an answer. */
  readonly pick: (texts: Texts) => string
  /** What the shop refused, or why it failed. */
  readonly failure: (error: Error) => string
  /** A refusal that came inside of an answer; `text` is its English. */
  readonly refused: (refused: { readonly text: string; readonly refusal: Refusal }) => string
  readonly format: Formats
}

type Lookup = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Chooses plural forms itself: i18next would ask for those of Belarusian, which Chromium does not know. */
function translator(lookup: Lookup, language: Language): Translate {
  const plurals = new Intl.PluralRules(localeOf(language))
  return (key, values) =>
    lookup(typeof values?.["count"] === "number" ? `${key}_${plurals.select(values["count"])}` : key, values)
}

/** Everything a component says, in the language of the reader. */
export function useTexts(): AdminTexts {
  const { i18n } = useTranslation("assist")
  const choice = useSyncExternalStore(subscribeToChoice, readChoice)
  const language = languageOf(i18n.language, choice)
  return useMemo(() => {
    const format = formatsOf(language)
    return {
      t: translator(i18n.getFixedT(language, "assist") as Lookup, language),
      language,
      pick: (texts: Texts) => withPageSums(texts[language], format),
      failure: (error: Error) =>
        toldRefusal(error instanceof ApiError ? error.refusal : undefined, error.message, language, format),
      refused: ({ text, refusal }) => toldRefusal(refusal, text, language, format),
      format,
    }
  }, [i18n, language])
}
