import { type CodeText, TAX_RATES } from "../gateway"

/**
 * Rates Russian law has added since seed 004 was written: 5 and 7 % of the simplified system (2025), 22 % (2026). Assist's
 * pages that could be read do not name their codes; these follow the pattern of the seed's, and a merchant's Assist knows.
 */
const NEWER: readonly [string, CodeText][] = ["5", "7", "22"].flatMap((rate) => [
  [`vat${rate}`, { en: `VAT ${rate}%`, ru: `Ставка НДС ${rate}%`, be: `Стаўка ПДВ ${rate}%` }],
  [
    `vat1${rate.padStart(2, "0")}`,
    {
      en: `VAT computed at ${rate}/1${rate.padStart(2, "0")}`,
      ru: `НДС, рассчитанный по ставке ${rate}/1${rate.padStart(2, "0")}`,
      be: `ПДВ, разлічаны па стаўцы ${rate}/1${rate.padStart(2, "0")}`,
    },
  ],
])

/** Tax codes with a known meaning: those of seed 004, and the newer ones. An open list: Assist may know more. */
export const TAX_CODES: ReadonlyMap<string, CodeText> = new Map([...TAX_RATES, ...NEWER])

const SHAPE = /^(?:novat|vat\d{1,3})$/

/** A code as Assist writes it. Case does not matter: seed 004 itself has `Vat20`. */
export function taxCode(value: string): string {
  return value.trim().toLowerCase()
}

/** What is wrong with a tax code, for whoever wrote it; `undefined` when it can be one, even one this version does not know. */
export function taxCodeProblem(value: string): string | undefined {
  if (SHAPE.test(taxCode(value))) return undefined
  return `"${value.slice(0, 40)}" cannot be a tax code of Assist: use one such as ${knownTaxCodes()}`
}

/** Codes to choose from, for a person. */
export function knownTaxCodes(): string {
  return [...TAX_CODES.keys()].join(", ")
}

/** Codes that have the right shape but are in no list: worth asking Assist's support about. */
export function unlistedTaxCodes(codes: readonly string[]): string[] {
  return [...new Set(codes.map(taxCode))].filter((code) => !TAX_CODES.has(code))
}
