import type { MeansType } from "../protocol/means-types.ts"

/** What may be kept of a card: never the number, never the CVC (protocol: first 6 and last 4 digits in every reply). */
export interface CardSnapshot extends MeansType {
  meanSubtype: string
  /** First 6 and last 4 digits. */
  maskedNumber: string
  holder: string
  /** MM/YY */
  expiry: string
}

/** A card as typed. Lives only inside one request. */
export interface TypedCard {
  number: string
  holder: string
  month: number
  year: number
}

const BRANDS: readonly { test: RegExp; id: number; name: string }[] = [
  { test: /^220[0-4]/, id: 6, name: "MIR" },
  { test: /^4/, id: 1, name: "VISA" },
  { test: /^(5[1-5]|2[2-7])/, id: 2, name: "MC" },
  { test: /^3[47]/, id: 5, name: "AMEX" },
  { test: /^35/, id: 4, name: "JCB" },
  { test: /^3[068]/, id: 3, name: "DCL" },
  { test: /^6/, id: 10, name: "Discover" },
]

/** Digits hidden as in every sample: `411111****1111`. */
export function maskCard(number: string): string {
  return `${number.slice(0, 6)}****${number.slice(-4)}`
}

/** The part of a card that is kept with an operation. Means types are those of seed 004. */
export function snapshotCard(card: TypedCard): CardSnapshot {
  const brand = BRANDS.find(({ test }) => test.test(card.number)) ?? { id: 1, name: "VISA" }
  return {
    meanTypeId: brand.id,
    meanTypeName: brand.name,
    meanSubtype: "Classic",
    maskedNumber: maskCard(card.number),
    holder: card.holder,
    expiry: `${String(card.month).padStart(2, "0")}/${String(card.year % 100).padStart(2, "0")}`,
  }
}

/** What is known of a payment without a card: a wallet tells nothing of the one behind it (first sample of seed 004). */
export function snapshotMeans(type: MeansType): CardSnapshot {
  return { ...type, meanSubtype: "", maskedNumber: "", holder: "", expiry: "" }
}

/** The Luhn check every card number passes. */
export function passesLuhn(number: string): boolean {
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** A card is good to the last day of its month. */
export function isExpired(card: { month: number; year: number }, now: Date): boolean {
  return now.getTime() >= Date.UTC(card.year, card.month, 1)
}
