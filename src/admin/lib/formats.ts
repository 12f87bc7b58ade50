import type { Language } from "./language"

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU", be: "be-BY" }

export interface Formats {
  readonly money: (amount: string, currency: string) => string
  readonly dateTime: (iso: string) => string
  readonly date: (iso: string) => string
  readonly number: (value: number) => string
}

/** Money, dates and numbers as the language writes them. */
export function formatsOf(language: Language): Formats {
  const locale = LOCALES[language]
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" })
  const number = new Intl.NumberFormat(locale)
  const sum = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    // The code and not the sign: "Br" and "p." are read differently on either side of the border; and behind the sum in
    // every language, as in the texts of the server. The decimal string itself is formatted: no float is made of it.
    money: (amount, currency) => `${sum.format(amount as `${number}`)}\u00a0${currency.toUpperCase()}`,
    dateTime: (iso) => dateTime.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    number: (value) => number.format(value),
  }
}
