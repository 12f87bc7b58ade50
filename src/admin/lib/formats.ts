import type { Language } from "./language"

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU", be: "be-BY" }

/** Chromium leaves out the data of Belarusian: Russian writes numbers alike and has the same plural forms. */
export function localeOf(language: Language, supported = Intl.DateTimeFormat.supportedLocalesOf): string {
  const locale = LOCALES[language]
  return language === "be" && supported([locale]).length === 0 ? LOCALES.ru : locale
}

export interface Formats {
  /** A sum with the code of its currency, as Medusa's own pages write its digits. */
  readonly money: (amount: string, currency: string) => string
  /** The same without a currency. */
  readonly amount: (amount: string) => string
  /** A sum in a field where it is typed: the same decimal sign, and nothing between the thousands. */
  readonly typed: (amount: string) => string
  readonly dateTime: (iso: string) => string
  readonly date: (iso: string) => string
  readonly number: (value: number) => string
  /** A day without its year, as short as the language allows. */
  readonly shortDate: (iso: string) => string
  /** For a scale: `1,200`, `1.2M`. */
  readonly roundNumber: (value: number) => string
  /** Of a share between 0 and 1. */
  readonly percent: (share: number) => string
}

/**
 * Dates and numbers as the language writes them. Money as Medusa's own pages write it, which is what the browser is set to whatever
 * language the admin speaks: "30.10" next to Medusa's "30,10" would look like another sum.
 * @param browser the locale of the browser; only a test names another one
 */
export function formatsOf(language: Language, browser?: string): Formats {
  const locale = localeOf(language)
  // In a locale that only stands in, the names of months would be in the wrong language.
  const own = locale === LOCALES[language]
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: own ? "medium" : "short", timeStyle: "short" })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: own ? "long" : "short", timeZone: "UTC" })
  const number = new Intl.NumberFormat(locale)
  const shortDate = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", timeZone: "UTC" })
  const roundNumber = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 })
  const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const sum = new Intl.NumberFormat(browser, twoDecimals)
  const field = new Intl.NumberFormat(browser, { ...twoDecimals, useGrouping: false, numberingSystem: "latn" })
  return {
    // The code and not the sign: "Br" and "p." are read differently on either side of the border; and behind the sum in
    // every language, as in the texts of the server. The decimal string itself is formatted: no float is made of it.
    money: (amount, currency) => `${sum.format(amount as `${number}`)}\u00a0${currency.toUpperCase()}`,
    amount: (amount) => sum.format(amount as `${number}`),
    typed: (amount) => field.format(amount as `${number}`),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    number: (value) => number.format(value),
    shortDate: (iso) => shortDate.format(new Date(iso)),
    roundNumber: (value) => roundNumber.format(value),
    percent: (share) => percent.format(share),
  }
}
